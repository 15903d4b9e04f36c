import type { components } from '../schema';

type Schemas = components['schemas'];

export type Run = Schemas['RunView'];
export type Step = Schemas['StepView'];
export type StepStatus = Schemas['StepStatus'];
export type Effect = Schemas['EffectView'];
export type Approval = Schemas['ApprovalView'];
