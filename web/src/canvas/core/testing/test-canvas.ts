import * as Y from 'yjs';
import { type CanvasStore, createCanvasStore } from '../canvas-store';
import type { BlockManifest } from '../model/block-types';

/** Three types that can be chained: a source of text, a step from text to a table, a sink of tables. */
export const TEST_CATALOG: BlockManifest[] = [
  testManifest('source', [], [['text', 'text']]),
  testManifest(
    'step',
    [['in', 'text']],
    [
      ['out', 'table'],
      ['log', 'markdown'],
    ],
  ),
  testManifest(
    'sink',
    [
      ['rows', 'table'],
      ['any', 'any'],
    ],
    [],
  ),
];

function testManifest(type: string, inputs: [string, string][], outputs: [string, string][]): BlockManifest {
  const port = ([name, portType]: [string, string]) => ({ name, type: portType });
  return {
    type,
    version: 1,
    title: type,
    icon: 'box',
    category: 'Test',
    color: '#0891b2',
    inputs: inputs.map(port),
    outputs: outputs.map(port),
    settingsSchema: { type: 'object', properties: { limit: { type: 'integer', default: 10 } } },
  };
}

export function testCanvas(doc = new Y.Doc(), readOnly = false): CanvasStore {
  const store = createCanvasStore({
    doc,
    catalog: TEST_CATALOG,
    readOnly,
    layoutEngine: async (graph) => new Map(graph.nodes.map(({ id }, i) => [id, { x: i * 400, y: 0 }])),
  });
  store.camera.resize(1000, 800);
  return store;
}

/** Adds a block of 280 × 148 and returns its id. */
export function addAt(store: CanvasStore, type: string, x: number, y: number): string {
  const id = store.commands.add({ type, at: { x, y } });
  if (id === null) throw new Error('The canvas is read-only.');
  return id;
}
