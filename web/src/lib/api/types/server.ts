import type { components } from '../schema';

type Schemas = components['schemas'];

export type DoctorCheck = Schemas['Check'];
export type Health = Schemas['Health'];
