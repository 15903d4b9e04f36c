/** The closed list of value types that a port may carry. */
export type PortType =
  | 'text'
  | 'markdown'
  | 'html'
  | 'json'
  | 'table'
  | 'number'
  | 'boolean'
  | 'file'
  | 'image'
  | 'svg'
  | 'audio'
  | 'video'
  | 'pdf'
  | 'any';

export interface PortSpec {
  name: string;
  type: PortType | string;
  title?: string;
  description?: string;
  required?: boolean;
  many?: boolean;
}

/** A JSON Schema, as far as the settings form reads it. */
export interface SettingsSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, SettingsSchema>;
  required?: string[];
  enum?: (string | number | boolean | null)[];
  items?: SettingsSchema;
  additionalProperties?: boolean | SettingsSchema;
  default?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  examples?: unknown[];
  [hint: `x-${string}`]: unknown;
}

/** What the catalog says about one block type: enough to draw it, connect it and edit its settings. */
export interface BlockManifest {
  type: string;
  version: number;
  title: string;
  description?: string;
  /** Name of a lucide icon, kebab-case. */
  icon: string;
  category: string;
  /** Any CSS hex colour; the colour of the icon chip. */
  color: string;
  inputs: PortSpec[];
  outputs: PortSpec[];
  settingsSchema: SettingsSchema;
  sideEffects?: string;
  /** Settings to show on the card, the most telling first. */
  summary?: string[];
}

export type PortSide = 'in' | 'out';

export interface PortRef {
  blockId: string;
  port: string;
  side: PortSide;
}

/** Types drawn by the canvas itself; they never run. */
export const STRUCTURE_TYPES = ['frame', 'group', 'note'] as const;
export type StructureType = (typeof STRUCTURE_TYPES)[number];

export function isStructure(type: string): type is StructureType {
  return type === 'frame' || type === 'group' || type === 'note';
}
