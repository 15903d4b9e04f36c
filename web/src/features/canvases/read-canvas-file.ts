import { ApiProblem } from '@/lib/api/problem';
import type { CanvasFile } from '@/lib/api/types/canvas-time';

/** Larger files are no canvases. */
const MAX_BYTES = 20_000_000;

/** Reads a dropped or chosen file; what the server would refuse anyway is said before it is sent. */
export async function readCanvasFile(file: File): Promise<CanvasFile> {
  if (file.size > MAX_BYTES) throw notACanvas(file.name, 'It is larger than 20 MB.');
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch {
    throw notACanvas(file.name, 'It is not JSON.'); // the parser's own words name a position, not a remedy
  }
  const canvas = value as Partial<CanvasFile> | null;
  if (canvas?.format !== 'cadre.canvas' || !Array.isArray(canvas.blocks) || !Array.isArray(canvas.connections)) {
    throw notACanvas(file.name, 'It holds no canvas.');
  }
  return canvas as CanvasFile;
}

function notACanvas(name: string, why: string): ApiProblem {
  return new ApiProblem({
    status: 400,
    code: 'file_not_a_canvas',
    title: `“${name}” cannot be imported. ${why}`,
    detail: 'Choose a file that was saved with Export, “Canvas file (JSON)”, on a canvas.',
  });
}
