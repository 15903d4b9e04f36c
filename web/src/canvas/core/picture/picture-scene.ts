import type { CanvasPicture } from '@/lib/api/types/canvas';
import { type BlockManifest, isStructure } from '../model/block-types';
import type { BlockProps } from '../model/canvas-document';
import { Catalog } from '../model/catalog';
import { type Rect, rectsOverlap } from '../model/geometry';
import { SceneTables } from '../model/scene-tables';

type PictureType = CanvasPicture['types'][number];

/** How far a connection may reach beyond its two blocks. */
const REACH = 260;
/** Parents of a hostile document may lead in a circle. */
const DEEPEST = 32;

/**
 * The blocks of a canvas to be looked at, from what the server says it looks like. Empty at first: of thousands only what comes into sight is worth the time before the first picture; where everything
 * lies is read from the columns.
 */
export class PictureScene extends SceneTables {
  private readonly picture: CanvasPicture;
  private readonly slots: Int32Array;
  private readonly connected: Uint8Array;

  constructor(picture: CanvasPicture) {
    super(new Catalog(picture.types.map(manifestOf)));
    this.picture = picture;
    this.slots = new Int32Array(picture.blocks.ids.length).fill(-1);
    this.connected = new Uint8Array(picture.connections.length / 4);
  }

  /** Of the whole canvas, whether taken in or not. */
  override get edgeCount(): number {
    return this.connected.length;
  }

  /** Around the whole canvas, whether taken in or not; null for an empty one. */
  whole(): Rect | null {
    const { boxes } = this.picture.blocks;
    if (boxes.length === 0) return null;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < boxes.length; i += 4) {
      left = Math.min(left, boxes[i]!);
      top = Math.min(top, boxes[i + 1]!);
      right = Math.max(right, boxes[i]! + boxes[i + 2]!);
      bottom = Math.max(bottom, boxes[i + 1]! + boxes[i + 3]!);
    }
    return { x: left, y: top, w: right - left, h: bottom - top };
  }

  /** Where the flow starts: the frame around its first block, or that block. */
  start(): Rect | null {
    const { blocks, types } = this.picture;
    const { boxes } = blocks;
    let first = -1;
    for (let i = 0; i < blocks.types.length; i++) {
      const before = first < 0 ? Infinity : boxes[4 * first]!;
      const sooner = boxes[4 * i]! < before || (boxes[4 * i] === before && boxes[4 * i + 1]! < boxes[4 * first + 1]!);
      if (sooner && !isStructure(types[blocks.types[i]!]!.type)) first = i;
    }
    if (first < 0) return null;
    const parent = blocks.parents[first]!;
    return this.rect(parent < 0 ? first : parent);
  }

  /** Takes in what lies in an area, what is inside the frames there, and the connections that pass through. */
  takeIn(area: Rect): void {
    for (let i = 0; i < this.slots.length; i++) if (this.slots[i]! < 0 && this.reaches(i, area)) this.takeBlock(i);
    const { connections } = this.picture;
    for (let i = 0; i < this.connected.length; i++) {
      if (this.connected[i] === 1) continue;
      if (this.passes(connections[4 * i]!, connections[4 * i + 2]!, area)) this.takeConnection(i);
    }
  }

  private rect(i: number): Rect {
    const { boxes } = this.picture.blocks;
    return { x: boxes[4 * i]!, y: boxes[4 * i + 1]!, w: boxes[4 * i + 2]!, h: boxes[4 * i + 3]! };
  }

  private reaches(i: number, area: Rect): boolean {
    const { parents } = this.picture.blocks;
    for (let at = i, depth = 0; at >= 0 && depth < DEEPEST; at = parents[at]!, depth++) {
      if (rectsOverlap(area, this.rect(at))) return true;
    }
    return false;
  }

  private passes(from: number, to: number, area: Rect): boolean {
    const { boxes } = this.picture.blocks;
    const [a, b] = [4 * from, 4 * to];
    return (
      Math.min(boxes[a]!, boxes[b]!) - REACH < area.x + area.w &&
      Math.min(boxes[a + 1]!, boxes[b + 1]!) - REACH < area.y + area.h &&
      Math.max(boxes[a]! + boxes[a + 2]!, boxes[b]! + boxes[b + 2]!) + REACH > area.x &&
      Math.max(boxes[a + 1]! + boxes[a + 3]!, boxes[b + 1]! + boxes[b + 3]!) + REACH > area.y
    );
  }

  private takeBlock(i: number): void {
    if (this.slots[i]! >= 0) return;
    const { blocks, types } = this.picture;
    const { type } = types[blocks.types[i]!]!;
    const id = blocks.ids[i]!;
    const { x, y, w, h } = this.rect(i);
    const parent = blocks.ids[blocks.parents[i]!] ?? null;
    this.setBlock({ id, type, parent, z: zOf(i), props: propsOf(this.picture, type, i), createdBy: '' }, [
      x,
      y,
      w,
      h,
      0,
    ]);
    this.slots[i] = this.blocks.slot(id);
  }

  private takeConnection(i: number): void {
    const { blocks, types, connections } = this.picture;
    const [from, out, to, into] = connections.slice(4 * i, 4 * i + 4) as [number, number, number, number];
    this.connected[i] = 1;
    this.takeBlock(from);
    this.takeBlock(to);
    this.setEdge({
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
