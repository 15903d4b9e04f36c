import type { Scene } from '../model/scene';

/** Room around a card for its shadow, ring and ports: containment would cut them off otherwise. */
export const CARD_BLEED = 20;

/** Puts the DOM cards in place. React creates them; positions are written here, past React, as drags need it. */
export class CardRegistry {
  private readonly scene: Scene;
  private readonly elements = new Map<string, HTMLElement>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  attach(id: string, element: HTMLElement): () => void {
    this.elements.set(id, element);
    this.place(id);
    return () => {
      if (this.elements.get(id) === element) this.elements.delete(id);
    };
  }

  get(id: string): HTMLElement | undefined {
    return this.elements.get(id);
  }

  place(id: string): void {
    const element = this.elements.get(id);
    const slot = this.scene.blocks.slot(id);
    if (element === undefined || slot < 0) return;
    const { x, y, w, h } = this.scene.blocks;
    element.style.transform = `translate(${x[slot]! - CARD_BLEED}px, ${y[slot]! - CARD_BLEED}px)`;
    element.style.width = `${w[slot]! + 2 * CARD_BLEED}px`;
    element.style.height = `${h[slot]! + 2 * CARD_BLEED}px`;
  }
}
