import { expect } from 'vitest';
import type { components } from '../../src/lib/api/schema';
import type { Person } from './person';

type Run = components['schemas']['RunView'];
type Canvas = components['schemas']['CanvasView'];

export interface BlockSketch {
  id: string;
  type: string;
  title?: string;
  settings?: Record<string, unknown>;
  /** Block and output port that feed an input port of this block. */
  from?: { block: string; port: string; into: string };
}

/** A canvas with these blocks in a row, made through the API. */
export async function makeCanvas(person: Person, title: string, blocks: readonly BlockSketch[]): Promise<string> {
  const { id } = await person.call<{ id: string }>('POST', '/canvases', { title });
  const ops = blocks.flatMap((b, i) => [
    {
      op: 'addBlock',
      block: {
        id: b.id,
        type: b.type,
        title: b.title ?? b.id,
        settings: b.settings ?? {},
        version: 1,
        box: { x: 80 + i * 340, y: 120, width: 260, height: 160 },
      },
    },
    ...(b.from
      ? [
          {
            op: 'connect',
            connection: { id: `c-${b.id}`, from: b.from.block, fromPort: b.from.port, to: b.id, toPort: b.from.into },
          },
        ]
      : []),
  ]);
  if (ops.length > 0) await person.call('POST', `/canvases/${id}/edits`, { ops });
  return id;
}

export function readCanvas(person: Person, id: string): Promise<Canvas> {
  return person.call<Canvas>('GET', `/canvases/${id}`);
}

export async function startRun(person: Person, canvasId: string): Promise<string> {
  return (await person.call<{ runId: string }>('POST', '/runs', { canvasId, mode: 'all' })).runId;
}

/** The run once it is in one of these states. */
export async function runWhen(person: Person, runId: string, ...states: Run['status'][]): Promise<Run> {
  let run = await person.call<Run>('GET', `/runs/${runId}`);
  await expect
    .poll(
      async () => {
        run = await person.call<Run>('GET', `/runs/${runId}`);
        return run.status;
      },
      { timeout: 120_000, interval: 100 },
    )
    .toMatch(new RegExp(`^(${states.join('|')})$`));
  return run;
}

/** The latest run of a canvas. */
export async function latestRun(person: Person, canvasId: string): Promise<string> {
  let id = '';
  await expect
    .poll(
      async () => {
        const { items } = await person.call<{ items: Run[] }>('GET', `/runs?canvasId=${canvasId}`);
        id = items[0]?.id ?? '';
        return id;
      },
      { interval: 100 },
    )
    .not.toBe('');
  return id;
}
