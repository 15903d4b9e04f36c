import type { Scene } from '../model/scene';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A short id, unique on the canvas: 10 random base-36 characters, drawn again in the unlikely case of a clash. */
export function newBlockId(scene: Scene): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    const id = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    if (!scene.blocks.has(id) && scene.edges.slot(id) < 0) return id;
  }
}
