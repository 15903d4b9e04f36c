import type { components } from '../schema';

type Schemas = components['schemas'];

export type PlanContract = Schemas['PlanContract'];
export type ContractBlock = Schemas['PlanBlock'];
export type Question = Schemas['PlanQuestion'];
export type NewIntent = Schemas['NewIntent'];
