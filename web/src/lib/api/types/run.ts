import type { components } from '../schema';

type Schemas = components['schemas'];

export type Run = Schemas['RunView'];
export type Step = Schemas['StepView'];
export type StepStatus = Schemas['StepStatus'];
export type Effect = Schemas['EffectView'];
export type Approval = Schemas['ApprovalView'];
export type Timeline = Schemas['TimelineView'];
export type TimelinePlace = Schemas['TimelinePlace'];
export type StepHistory = Schemas['StepHistoryView'];
export type Attempt = Schemas['AttemptView'];
export type EffectHistory = Schemas['EffectHistoryView'];
export type FamilyMember = Schemas['FamilyMember'];
export type StepChange = Schemas['StepChange'];
export type UndoPreview = Schemas['UndoPreview'];
export type SideEffect = Schemas['SideEffect'];
