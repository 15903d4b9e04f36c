const KEY = 'cadre.keep-old-blocks.';

/** Whether somebody took an upgrade of this canvas back on this device: then it is not offered again here. */
export function keepsOldBlocks(canvasId: string): boolean {
  return localStorage.getItem(KEY + canvasId) !== null;
}

export function keepOldBlocks(canvasId: string): void {
  localStorage.setItem(KEY + canvasId, '1');
}
