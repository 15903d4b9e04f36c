import { colorNumber, mixColors } from '../model/color-number';
import type { Rect } from '../model/geometry';
import type { PaintSource, Projection } from './paint-source';

/**
 * The farthest level of detail: blocks as coloured pixels and edges as thin lines, written straight into a pixel
 * buffer. Ten thousand blocks take one or two milliseconds without a GPU; the same through the canvas API takes ten.
 */
export class RasterPainter {
  private pixels = new Uint32Array(0);
  private width = 0;
  private height = 0;
  private readonly slots: number[] = [];

  /** Draws all that touches `area` into `image`. */
  paint(image: ImageData, source: PaintSource, at: Projection, area: Rect): void {
    this.pixels = new Uint32Array(image.data.buffer);
    this.width = image.width;
    this.height = image.height;
    this.pixels.fill(0);
    this.paintEdges(source, at, area);
    this.paintBlocks(source, at, area);
  }

  private paintEdges({ scene, palette, lifted }: PaintSource, at: Projection, area: Rect): void {
    // Thinner lines than a pixel: shown by opacity, stronger the nearer one is.
    const ink = pixel(colorNumber(palette.edge), Math.min(200, 50 + 1200 * at.scale));
    this.slots.length = 0;
    for (const slot of scene.edgeGrid.query(area, this.slots)) {
      if (!scene.edges.drawable(slot)) continue;
      const edge = scene.edges.content[slot]!;
      if (lifted.size > 0 && (lifted.has(edge.fromBlock) || lifted.has(edge.toBlock))) continue;
      const e = scene.edges.endsOf(slot);
      this.line(
        (e.x1 - at.x) * at.scale,
        (e.y1 - at.y) * at.scale,
        (e.x2 - at.x) * at.scale,
        (e.y2 - at.y) * at.scale,
        ink,
      );
    }
  }

  private paintBlocks(source: PaintSource, at: Projection, area: Rect): void {
    const { scene, palette, selection, blockStates, lifted } = source;
    const { blocks } = scene;
    const surface = colorNumber(palette.surface);
    const selected = pixel(colorNumber(palette.primary), 255);
    const failed = pixel(colorNumber(palette.danger), 255);
    const running = pixel(colorNumber(palette.primary), 255);
    const shades = new Map<number, number>();
    this.slots.length = 0;
    const slots = scene.blockGrid.query(area, this.slots);
    for (let pass = 0; pass < 2; pass++) {
      for (const slot of slots) {
        const layer = blocks.layer[slot]!;
        if (layer < 2 !== (pass === 0)) continue;
        const { id } = blocks.content[slot]!;
        if (lifted.has(id)) continue;
        const color = blocks.color[slot]!;
        let ink = layer < 2 ? pixel(color, 36) : (shades.get(color) ?? 0);
        if (ink === 0) {
          ink = pixel(mixColors(color, surface, 0.22), 255);
          shades.set(color, ink);
        }
        const { status } = blockStates.get(id);
        if (status === 'failed') ink = failed;
        else if (status === 'running') ink = running;
        if (selection.has(id)) ink = layer < 2 ? pixel(colorNumber(palette.primary), 90) : selected;
        this.box(
          (blocks.x[slot]! - at.x) * at.scale,
          (blocks.y[slot]! - at.y) * at.scale,
          blocks.w[slot]! * at.scale,
          blocks.h[slot]! * at.scale,
          ink,
        );
      }
    }
  }

  private box(x: number, y: number, w: number, h: number, ink: number): void {
    const x0 = Math.max(0, Math.round(x));
    const y0 = Math.max(0, Math.round(y));
    const x1 = Math.min(this.width, Math.max(Math.round(x + w), Math.round(x) + 1));
    const y1 = Math.min(this.height, Math.max(Math.round(y + h), Math.round(y) + 1));
    if (x1 <= x0) return;
    for (let row = y0; row < y1; row++) this.pixels.fill(ink, row * this.width + x0, row * this.width + x1);
  }

  private line(x1: number, y1: number, x2: number, y2: number, ink: number): void {
    const steps = Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)));
    if (steps === 0 || steps > 20_000) return;
    const dx = (x2 - x1) / steps;
    const dy = (y2 - y1) / steps;
    for (let i = 0; i <= steps; i++) {
      const x = (x1 + dx * i) | 0;
      const y = (y1 + dy * i) | 0;
      if (x >= 0 && y >= 0 && x < this.width && y < this.height) this.pixels[y * this.width + x] = ink;
    }
  }
}

/** 0xRRGGBB and opacity as a little-endian canvas pixel. */
function pixel(color: number, alpha: number): number {
  return ((Math.round(alpha) << 24) | ((color & 255) << 16) | (color & 0xff00) | (color >> 16)) >>> 0;
}
