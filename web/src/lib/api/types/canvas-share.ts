import type { components } from '../schema';

type Schemas = components['schemas'];

export type ShareRole = Schemas['ShareRole'];
export type AgentAccess = Schemas['AgentAccess'];
export type NewShare = Schemas['NewShare'];
/** What a link shows. */
export type SharedCanvas = Schemas['SharedView'];
