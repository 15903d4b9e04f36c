import type { CanvasStore } from '@/canvas/core/canvas-store';

/** What an input block asks for. */
export interface AskedInput {
  name: string;
  kind: string;
  required: boolean;
  fallback: unknown;
}

/** The inputs that a canvas takes when it is run, each name once. */
export function askedInputs(store: CanvasStore): AskedInput[] {
  const asked = new Map<string, AskedInput>();
  for (const [id] of store.scene.blocks.entries()) {
    const block = store.scene.blocks.get(id);
    if (block?.type !== 'input') continue;
    const settings = (block.props.settings ?? {}) as Record<string, unknown>;
    const own = typeof settings['name'] === 'string' ? settings['name'].trim() : '';
    const name = own === '' ? (block.props.title ?? id) : own;
    asked.set(name, {
      name,
      kind: typeof settings['kind'] === 'string' ? settings['kind'] : 'any',
      required: settings['required'] === true && settings['default'] == null,
      fallback: settings['default'] ?? null,
    });
  }
  return [...asked.values()];
}

/** The value of a field as its kind wants it; undefined when it cannot be read. */
export function readInput(kind: string, text: string): unknown {
  if (kind === 'text') return text;
  if (kind === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  if (kind === 'boolean') return text === 'true';
  try {
    const value: unknown = JSON.parse(text);
    if (kind === 'list') return Array.isArray(value) ? value : undefined;
    if (kind === 'object')
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    return value;
  } catch {
    return kind === 'any' ? text : undefined;
  }
}
