import type { CanvasStore } from '../canvas-store';
import type { StoredText } from './text-bridge';

/** The text in one setting of a block. Whoever mirrors a shared text notes what was written, so that others can tell. */
export function storedSetting(store: CanvasStore, blockId: string, name: string): StoredText {
  const props = () => store.scene.blocks.get(blockId)?.props;
  const read = () => {
    const value = props()?.settings?.[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    read,
    mirrored: () => props()?.mirrored?.[name] === fingerprint(read()),
    write: (text) => store.commands.mirrorText(blockId, name, text, fingerprint(text)),
    observe: (listener) => {
      let last = read();
      return store.scene.onChange((change) => {
        if (!change.blocks.has(blockId) || read() === last) return;
        last = read();
        listener();
      });
    },
  };
}

function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b, 31) + code;
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}
