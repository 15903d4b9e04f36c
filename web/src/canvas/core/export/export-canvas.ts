import type { CanvasStore } from '../canvas-store';
import type { CanvasPalette } from '../paint/palette';
import { exportPng } from './export-png';
import { exportSvg } from './export-svg';

/** As a file of data a canvas is exported by the server, which also reads it again. */
export type ExportFormat = 'svg' | 'png';

/** The whole canvas, or the given blocks, as a picture. */
export async function exportCanvas(
  store: CanvasStore,
  format: ExportFormat,
  options: { ids?: Iterable<string>; palette?: CanvasPalette } = {},
): Promise<Blob> {
  const ids = [...(options.ids ?? store.scene.blocks.ids())];
  const svg = exportSvg(store.scene, store.blockStates, ids, options.palette);
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : exportPng(svg);
}
