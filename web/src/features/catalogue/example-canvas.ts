import type { BlockType } from '@/lib/api/types/block-type';
import type { CanvasFile } from '@/lib/api/types/canvas-time';

const WIDTH = 320;
const HEIGHT = 220;
const GAP = 110;

type Block = CanvasFile['blocks'][number];
type Connection = CanvasFile['connections'][number];

/**
 * A canvas that shows a type at work: its example, an Input block with a value for each port the example gives, and for a type that runs the blocks within it one block
 * to run.
 */
export function exampleCanvas(type: BlockType): CanvasFile {
  const given = Object.entries((type.example?.inputs ?? {}) as Record<string, unknown>);
  const x = given.length > 0 ? 80 + WIDTH + GAP : 80;
  const blocks: Block[] = given.map(([port, value], row) =>
    block(`given-${port}`, 'input', 1, titleOf(type, port), { name: port, default: value }, 80, row),
  );
  const connections: Connection[] = given.map(([port]) =>
    connection(`c-${port}`, `given-${port}`, 'value', 'example', port),
  );
  blocks.push(
    block(
      'example',
      type.type,
      Number(type.version),
      type.example?.title ?? type.title,
      type.example?.settings ?? {},
      x,
      0,
    ),
    ...bodyBlocks(type, x),
  );
  connections.push(...bodyConnections(type));
  return {
    format: 'cadre.canvas',
    version: 1,
    title: `Example: ${type.example?.title ?? type.title}`,
    blocks,
    connections,
  };
}

function bodyBlocks(type: BlockType, x: number): Block[] {
  if (!type.body) return [];
  return [block('within', 'transform', 1, 'What is done inside', { expression: 'input' }, x + WIDTH + GAP, 1)];
}

function bodyConnections(type: BlockType): Connection[] {
  const [gives, takes] = [type.body?.gives[0], type.body?.takes[0]];
  if (gives === undefined || takes === undefined) return [];
  return [
    connection('c-in', 'example', gives, 'within', 'input'),
    connection('c-out', 'within', 'value', 'example', takes),
  ];
}

function block(
  id: string,
  type: string,
  version: number,
  title: string,
  settings: unknown,
  x: number,
  row: number,
): Block {
  return {
    id,
    type,
    version,
    title,
    settings,
    box: { x, y: 100 + row * (HEIGHT + 40), width: WIDTH, height: HEIGHT },
  } as Block;
}

function connection(id: string, from: string, fromPort: string, to: string, toPort: string): Connection {
  return { id, from, fromPort, to, toPort } as Connection;
}

function titleOf(type: BlockType, port: string): string {
  return type.inputs?.find((input) => input.name === port)?.title ?? port;
}
