/** World pixels between two dots, times the power of two that brings them to 24–48 pixels on screen. */
const SPACING = 24;

/**
 * The dotted ground: one finished, opaque picture that only moves. While the zoom changes it is scaled; once it rests
 * it is painted at its true size, because without a GPU a scaled full-screen layer costs more than all the cards.
 */
export class DotGrid {
  private readonly element: HTMLElement;
  private painted = 0;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  place(zoom: number, shiftX: number, shiftY: number, zooming: boolean): void {
    const spacing = SPACING * zoom * 2 ** Math.ceil(Math.log2(1 / zoom));
    const usable = zooming && this.painted !== 0 && spacing >= this.painted && spacing < this.painted * 2;
    if (!usable && this.painted !== spacing) {
      this.painted = spacing;
      this.element.style.backgroundSize = `${spacing}px ${spacing}px`;
    }
    const scale = spacing / this.painted;
    // Rounded: a layer between two pixels is filtered as a whole.
    const x = Math.round((((shiftX % spacing) + spacing) % spacing) - spacing);
    const y = Math.round((((shiftY % spacing) + spacing) % spacing) - spacing);
    this.element.style.transform =
      scale === 1 ? `translate(${x}px, ${y}px)` : `translate(${x}px, ${y}px) scale(${scale})`;
  }
}
