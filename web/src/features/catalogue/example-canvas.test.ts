import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BlockType } from '@/lib/api/types/block-type';
import { exampleCanvas } from './example-canvas';

const ROOT = join(import.meta.dirname, '../../../../src/Modules/Blocks');

function manifests(folder: string): BlockType[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (['bin', 'obj'].includes(name)) return [];
    if (statSync(path).isDirectory()) return manifests(path);
    return name === 'manifest.json' ? [JSON.parse(readFileSync(path, 'utf8')) as BlockType] : [];
  });
}

const types = manifests(ROOT);

test('every type has an example whose ports exist', () => {
  expect(types.length).toBeGreaterThan(30);
  for (const type of types) {
    const file = exampleCanvas(type);
    const ids = new Set(file.blocks.map((b) => b.id));
    const ports = new Set(type.inputs?.map((i) => i.name));
    expect(type.example, type.type).toBeDefined();
    for (const c of file.connections) {
      expect(ids.has(c.from) && ids.has(c.to), `${type.type} ${c.id}`).toBe(true);
      if (c.to === 'example') expect(ports.has(c.toPort), `${type.type} takes ${c.toPort}`).toBe(true);
    }
  }
});

test('every type has a picture of what it does', () => {
  for (const type of types) {
    const picture = statSync(join(import.meta.dirname, `../../../public/block-pictures/${type.type}.webp`));
    expect(picture.size, type.type).toBeGreaterThan(2_000);
    expect(picture.size, type.type).toBeLessThan(120_000);
  }
});

test('a type that runs blocks within it gets one', () => {
  const loop = types.find((t) => t.type === 'loop')!;
  expect(exampleCanvas(loop).blocks.map((b) => b.type)).toEqual(['input', 'loop', 'transform']);
});
