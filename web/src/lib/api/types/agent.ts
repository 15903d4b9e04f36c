import type { components } from '../schema';

type Schemas = components['schemas'];

export type Agent = Schemas['AgentView'];
export type AgentProfile = Schemas['AgentProfile'];
export type AgentTemplate = Schemas['AgentTemplate'];
export type AgentTool = Schemas['AgentToolInfo'];
export type ToolGrant = Schemas['ToolGrant'];
export type Autonomy = Schemas['Autonomy'];
