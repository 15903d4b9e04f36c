import type { components } from '../schema';

type Schemas = components['schemas'];

export type Sandbox = Schemas['SandboxView'];
export type SandboxList = Schemas['SandboxListView'];
export type SandboxFile = Schemas['SandboxFile'];
export type Snapshot = Schemas['SnapshotRow'];
export type Program = Schemas['ProgramView'];
export type CellResult = Schemas['CellResult'];
export type SandboxSettings = Schemas['SandboxSettingsView'];
export type SandboxSettingsInput = Schemas['SandboxSettingsInput'];

/** What a sandbox uses, each second; an event, so the API document does not describe it. */
export interface SandboxUsage {
  cpuPercent: number;
  memoryBytes: number;
  memoryLimit: number;
  diskBytes: number;
  diskLimit: number;
  files: number;
  programs: Program[];
}
