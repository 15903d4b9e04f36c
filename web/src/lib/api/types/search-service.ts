import type { components } from '../schema';

type Schemas = components['schemas'];

export type SearchService = Schemas['SearchServiceView'];
export type SearchServiceInput = Schemas['SearchServiceInput'];
