import type { components } from '../schema';

type Schemas = components['schemas'];

export type ModelProvider = Schemas['ProviderView'];
export type ModelConnection = Schemas['ModelView'];
export type NewModelConnection = Schemas['NewModel'];
export type LedgerRow = Schemas['LedgerRow'];
export type Budget = Schemas['BudgetRow'];
