/** How much of a block is drawn: a DOM card, a rectangle with its title, or a few coloured pixels. */
export type Detail = 'cards' | 'boxes' | 'raster';

export const CARDS_FROM = 0.45;
export const BOXES_FROM = 0.12;

export function detailAt(zoom: number): Detail {
  if (zoom >= CARDS_FROM) return 'cards';
  return zoom >= BOXES_FROM ? 'boxes' : 'raster';
}
