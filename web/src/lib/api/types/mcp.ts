import type { components } from '../schema';

type Schemas = components['schemas'];

export type McpServer = Schemas['McpServerView'];
export type McpTool = Schemas['McpToolView'];
export type McpTest = Schemas['McpTest'];
