import type { components } from '../schema';

type Schemas = components['schemas'];

export type EgressLine = Schemas['EgressLogRow'];
export type EgressRule = Schemas['EgressRule'];
export type EgressGrant = Schemas['EgressGrant'];
export type Credential = Schemas['CredentialView'];
