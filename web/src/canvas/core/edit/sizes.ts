/** Sizes in world pixels on the 4 px grid. */
export const GRID = 4;
export const BLOCK_SIZE = { w: 280, h: 148 } as const;
export const NOTE_SIZE = { w: 220, h: 180 } as const;
export const FRAME_SIZE = { w: 720, h: 480 } as const;
export const MIN_SIZE = { w: 160, h: 72 } as const;
export const GROUP_PADDING = 24;

export function sizeOf(type: string): { w: number; h: number } {
  if (type === 'note') return NOTE_SIZE;
  return type === 'frame' || type === 'group' ? FRAME_SIZE : BLOCK_SIZE;
}
