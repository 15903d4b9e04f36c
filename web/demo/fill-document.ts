import * as Y from 'yjs';
import type { BlockState, BlockStatus } from '@/canvas/core/model/block-state';
import { type BlockStateStore, createBlockStateStore } from '@/canvas/core/model/block-state-store';
import { openCanvasDocument } from '@/canvas/core/model/canvas-document';
import { DEMO_CATALOG } from './demo-catalog';
import { STORY, STORY_EDGES } from './demo-story';

export interface DemoDocument {
  doc: Y.Doc;
  states: BlockStateStore;
}

/** The story for 10 blocks; beyond that a grid of generated blocks with 1.2 edges each. */
export function fillDocument(count: number): DemoDocument {
  const doc = new Y.Doc();
  const states = createBlockStateStore();
  doc.transact(() => {
    if (count <= 10) writeStory(doc, states);
    else writeGrid(doc, states, count);
  });
  return { doc, states };
}

function map(values: Record<string, unknown>): Y.Map<unknown> {
  const fields = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(values)) fields.set(key, value);
  return fields;
}

function writeStory(doc: Y.Doc, states: BlockStateStore): void {
  const { blocks, geo, edges } = openCanvasDocument(doc);
  STORY.forEach((block, i) => {
    const [w, h] = block.size ?? [280, 148];
    geo.set(block.id, [block.at[0], block.at[1], w, h, 0]);
    blocks.set(
      block.id,
      map({ type: block.type, at: [block.parent ?? null, `b${10 + i}`], p: block.p, createdBy: 'demo' }),
    );
    if (block.state !== undefined) states.set(block.id, block.state);
  });
  STORY_EDGES.forEach(([from, out, to, port], i) => {
    edges.set(`e${i}`, map({ from: [from, out], to: [to, port], kind: 'data' }));
  });
}

const STATUSES: BlockStatus[] = ['idle', 'done', 'done', 'done', 'idle', 'waiting', 'done', 'stale', 'idle', 'failed'];
const WORDS = [
  'Market',
  'Sales',
  'Customer',
  'Price',
  'Launch',
  'Supply',
  'Team',
  'Risk',
  'Growth',
  'Brand',
  'Survey',
  'Budget',
];
const THINGS = [
  'overview',
  'by region',
  'forecast',
  'interview notes',
  'summary',
  'model',
  'checklist',
  'storyboard',
  'report',
];

function writeGrid(doc: Y.Doc, states: BlockStateStore, count: number): void {
  const { blocks, geo, edges } = openCanvasDocument(doc);
  const columns = Math.ceil(Math.sqrt(count * 0.72));
  const known: [string, BlockState][] = [];
  for (let i = 0; i < count; i++) {
    const manifest = DEMO_CATALOG[(i * 7) % DEMO_CATALOG.length]!;
    const title = `${WORDS[i % WORDS.length]} ${THINGS[(i * 5) % THINGS.length]}`;
    const column = i % columns;
    const row = Math.floor(i / columns);
    geo.set(`b${i}`, [column * 364, row * 236 + (column % 2) * 28, 280, 148, 0]);
    const p = {
      title,
      settings: { brief: `${title} for the first quarter, with sources and a short conclusion.` },
      v: 1,
    };
    blocks.set(
      `b${i}`,
      map({ type: manifest.type, at: [null, `c${String(i).padStart(5, '0')}`], p, createdBy: 'demo' }),
    );
    known.push([`b${i}`, stateOf(i)]);
    if (column > 0) connect(edges, `e${i}`, i - 1, i);
    if (i % 5 === 0 && i >= columns) connect(edges, `f${i}`, i - columns, i);
  }
  states.setMany(known);
}

function connect(edges: Y.Map<Y.Map<unknown>>, id: string, from: number, to: number): void {
  const source = DEMO_CATALOG[(from * 7) % DEMO_CATALOG.length]!;
  const target = DEMO_CATALOG[(to * 7) % DEMO_CATALOG.length]!;
  const ends = { from: [`b${from}`, source.outputs[0]!.name], to: [`b${to}`, target.inputs[0]!.name], kind: 'data' };
  edges.set(id, map(ends));
}

function stateOf(i: number): BlockState {
  const status = STATUSES[i % STATUSES.length]!;
  if (status === 'done') {
    const text = 'Sales grew by 12 % over the quarter; two regions account for most of it, and prices held steady.';
    return { status, durationMs: 400 + (i % 50) * 90, problems: [], preview: { kind: 'text', text } };
  }
  return { status, problems: [], ...(status === 'failed' ? { message: 'Timed out after 60 s' } : {}) };
}
