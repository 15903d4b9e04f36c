import type { CanvasStore } from '../canvas-store';
import type { CanvasPalette } from '../paint/palette';
import { exportPng } from './export-png';
import { exportSvg } from './export-svg';

export type ExportFormat = 'json' | 'svg' | 'png';

/** The whole canvas, or the given blocks, as a file. JSON is what paste and import read. */
export async function exportCanvas(
  store: CanvasStore,
  format: ExportFormat,
  options: { ids?: Iterable<string>; palette?: CanvasPalette } = {},
): Promise<Blob> {
  const ids = [...(options.ids ?? store.scene.blocks.ids())];
  if (format === 'json') {
    return new Blob([JSON.stringify(store.commands.copy(ids), null, 2)], { type: 'application/json' });
  }
  const svg = exportSvg(store.scene, store.blockStates, ids, options.palette);
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : exportPng(svg);
}
