import type { components } from '../schema';

type Schemas = components['schemas'];

export type Schedule = Schemas['ScheduleView'];
export type ScheduleDefinition = Schemas['Schedule'];
export type ScheduleRule = Schemas['ScheduleRule'];
export type Firing = Schemas['FiringView'];
export type WorkspaceHook = Schemas['WorkspaceHookView'];
