import { describe, expect, it } from 'vitest';
import { readCanvasFile } from './read-canvas-file';

const file = (text: string) => new File([text], 'x.json');

describe('readCanvasFile', () => {
  it('reads what export wrote', async () => {
    const canvas = { format: 'cadre.canvas', version: 1, title: 'T', blocks: [], connections: [] };
    expect(await readCanvasFile(file(JSON.stringify(canvas)))).toEqual(canvas);
  });

  it.each(['', 'no json', 'null', '[]', '{"format":"canvas/1"}', '{"format":"cadre.canvas","blocks":{}}'])(
    'says what is wrong with %j',
    async (text) => {
      await expect(readCanvasFile(file(text))).rejects.toMatchObject({ code: 'file_not_a_canvas' });
    },
  );
});
