import type { JsonSchema } from './types';

export interface BlockPort {
  name: string;
  type: string;
  title?: string;
  description?: string;
  required?: boolean;
  many?: boolean;
}

/** One kind of block, as the library, the forms and the canvas need it. */
export interface BlockType {
  type: string;
  version: number;
  title: string;
  description: string;
  icon: string;
  category: string;
  color: string;
  inputs: BlockPort[];
  outputs: BlockPort[];
  settingsSchema: JsonSchema;
  sideEffects: string;
}

const text = (value: unknown, fallback: string) => (typeof value === 'string' && value !== '' ? value : fallback);

/** Reads a manifest leniently: a newer server may say more, an older one less. */
export function readBlockType(raw: Record<string, unknown>): BlockType {
  const ui = (raw['ui'] ?? raw['hints'] ?? {}) as Record<string, unknown>;
  const type = text(raw['type'], 'unknown');
  return {
    type,
    version: Number(raw['version'] ?? 1),
    title: text(raw['title'], type),
    description: text(raw['description'] ?? raw['summary'], ''),
    icon: text(raw['icon'] ?? ui['icon'], 'box'),
    category: text(raw['category'] ?? ui['category'], 'Other'),
    color: text(raw['color'] ?? ui['color'], '#0891b2'),
    inputs: ports(raw['inputs']),
    outputs: ports(raw['outputs']),
    settingsSchema: (raw['settingsSchema'] ?? raw['settings'] ?? {}) as JsonSchema,
    sideEffects: text(raw['sideEffect'] ?? raw['sideEffects'], 'none'),
  };
}

function ports(value: unknown): BlockPort[] {
  if (!Array.isArray(value)) return [];
  return value.map((p: Record<string, unknown>) => ({
    name: text(p['name'], ''),
    type: text(p['type'], 'any'),
    title: text(p['title'], text(p['name'], '')),
    description: text(p['description'], ''),
    required: p['required'] === true,
    many: p['many'] === true,
  }));
}
