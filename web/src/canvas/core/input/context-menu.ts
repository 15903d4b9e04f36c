import type { CanvasStore } from '../canvas-store';
import { select } from '../edit/editor-state';
import type { CanvasHost } from './canvas-host';
import type { PointerSample } from './gesture';
import { hitAt } from './pick-gesture';

type At = Pick<PointerSample, 'screen' | 'world' | 'coarse'>;

/** Opens the menu of what lies at a point, which becomes the selection; not under a finger, where a selection brings up a sheet over the menu. */
export function openMenu(store: CanvasStore, host: CanvasHost, { screen, world, coarse }: At): void {
  const hit = hitAt(store, { world, coarse });
  const { editor } = store;
  if (hit.kind === 'block' && !coarse && !editor.getState().selection.has(hit.id)) select(editor, [hit.id]);
  if (hit.kind === 'edge') select(editor, [], [hit.id]);
  host.onContextMenu?.({ hit, world, screen });
}

/** A finger that rests: on a block its menu, on nothing the question what to add. */
export function restOn(store: CanvasStore, host: CanvasHost, at: At): void {
  const hit = hitAt(store, at);
  if (hit.kind !== 'none') openMenu(store, host, at);
  else if (!store.editor.getState().readOnly) {
    host.onWhatNext?.({ from: null, portType: null, world: at.world, screen: at.screen });
  }
}
