import type { CanvasStore } from '@/canvas/core/canvas-store';
import { exportCanvas } from '@/canvas/core/export/export-canvas';
import { readPalette } from '@/canvas/core/paint/palette';
import { api } from '@/lib/api/client';

/** Saves a canvas as a file: JSON as the server keeps it (what import reads), or a picture in the colours on screen. */
export async function exportAs(
  store: CanvasStore,
  canvas: { id: string; title: string },
  format: 'json' | 'svg' | 'png',
): Promise<void> {
  const name = canvas.title.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'canvas';
  if (format === 'json') {
    const file = await api.get('/canvases/{canvasId}/export', { path: { canvasId: canvas.id } });
    download(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }), `${name}.cadre.json`);
    return;
  }
  const root = document.querySelector('.cv-root');
  const palette = root === null ? {} : { palette: readPalette(root) };
  download(await exportCanvas(store, format, palette), `${name}.${format}`);
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click; the address is kept a while for browsers that begin late.
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
}
