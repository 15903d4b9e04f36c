import type { CanvasPicture } from '@/lib/api/types/canvas';
import type { BlockManifest } from '../model/block-types';
import type { BlockProps } from '../model/canvas-document';
import { Catalog } from '../model/catalog';
import { type Rect, rectsOverlap } from '../model/geometry';
import { SceneTables } from '../model/scene-tables';

type PictureType = CanvasPicture['types'][number];

/** How far a connection may reach beyond its two blocks. */
const REACH = 260;

/** The blocks of a canvas to be looked at, from what the server says it looks like. */
export function pictureScene(picture: CanvasPicture): SceneTables {
  const scene = new SceneTables(new Catalog(picture.types.map(manifestOf)));
  const { blocks, types } = picture;
  blocks.ids.forEach((id, i) => {
    const parent = blocks.ids[blocks.parents[i]!] ?? null;
    const { type } = types[blocks.types[i]!]!;
    const [x, y, w, h] = blocks.boxes.slice(4 * i, 4 * i + 4) as [number, number, number, number];
    const content = { id, type, parent, z: zOf(i), props: propsOf(picture, type, i), createdBy: '' };
    scene.setBlock(content, [x, y, w, h, 0]);
  });
  return scene;
}

/** Adds the connections that can be seen in an area: of thousands only those few are worth the time. */
export function connectPicture(scene: SceneTables, { blocks, types, connections }: CanvasPicture, area: Rect): void {
  for (let i = 0; i < connections.length; i += 4) {
    const [from, out, to, into] = connections.slice(i, i + 4) as [number, number, number, number];
    if (!rectsOverlap(area, between(scene.blocks.rect(from), scene.blocks.rect(to)))) continue;
    scene.setEdge({
      id: String(i),
      fromBlock: blocks.ids[from]!,
      fromPort: types[blocks.types[from]!]!.outputs[out] ?? '',
      toBlock: blocks.ids[to]!,
      toPort: types[blocks.types[to]!]!.inputs[into] ?? '',
      kind: 'data',
      label: '',
    });
  }
}

function between(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x) - REACH;
  const y = Math.min(a.y, b.y) - REACH;
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) + REACH - x, h: Math.max(a.y + a.h, b.y + b.h) + REACH - y };
}

/** Blocks come lowest first. */
const zOf = (place: number) => String(place).padStart(7, '0');

function propsOf({ blocks }: CanvasPicture, type: string, place: number): BlockProps {
  const text = blocks.texts[place]!;
  const color = blocks.colors[place];
  return {
    ...(type === 'note' ? { text } : text === '' ? {} : { title: text }),
    ...(color === undefined ? {} : { color }),
  };
}

function manifestOf({ type, title, color, inputs, outputs }: PictureType): BlockManifest {
  const port = (name: string) => ({ name, type: 'any' });
  return {
    type,
    version: 1,
    title,
    icon: 'box',
    category: '',
    color: color ?? '#78858f',
    inputs: inputs.map(port),
    outputs: outputs.map(port),
    settingsSchema: {},
  };
}
