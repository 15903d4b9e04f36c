import type { CanvasStore } from '../canvas-store';
import { select, toggleSelected } from '../edit/editor-state';
import { type Hit, hitTest } from '../view/hit-test';
import { connectGesture } from './connect-gesture';
import { dragGesture } from './drag-gesture';
import type { Gesture, GestureContext, PointerSample } from './gesture';
import { marqueeGesture } from './marquee-gesture';
import { panGesture } from './pan-gesture';
import { placeGesture } from './place-gesture';
import { resizeGesture } from './resize-gesture';

/** What lies under a pointer, given what is selected. */
export function hitAt(store: CanvasStore, p: Pick<PointerSample, 'world' | 'coarse'>): Hit {
  const { selection, readOnly } = store.editor.getState();
  const only = selection.size === 1 ? [...selection][0]! : null;
  const resizable =
    only === null || readOnly || store.commands.isLocked(only) || store.camera.zoom < 0.2
      ? null
      : store.scene.blocks.rectOf(only);
  const ports = !readOnly && store.camera.zoom >= 0.3;
  return hitTest(store.scene, p.world, { zoom: store.camera.zoom, coarse: p.coarse, resizable, ports });
}

/** The gesture that a press begins. `press` runs at once; `drag` when the pointer has moved far enough. */
export interface Press {
  drag: () => Gesture | null;
  /** Released without moving. */
  click: () => void;
}

export function pickPress(context: GestureContext, p: PointerSample, middleButton: boolean): Press {
  const { store } = context;
  const { tool, spaceHeld, readOnly } = store.editor.getState();
  const nothing = () => undefined;
  if (middleButton || spaceHeld || tool === 'hand') return { drag: () => panGesture(context, p), click: nothing };
  if (!readOnly && (tool === 'note' || tool === 'frame')) {
    const place = placeGesture(context, p, tool);
    return { drag: () => place, click: () => place.end(p) };
  }
  if (tool === 'comment') return { drag: () => panOrMarquee(context, p), click: () => askComment(context, p) };
  const hit = hitAt(store, p);
  switch (hit.kind) {
    case 'handle': {
      const [only] = store.editor.getState().selection;
      return { drag: () => resizeGesture(context, p, hit.handle, only!), click: nothing };
    }
    case 'port':
      return { drag: () => connectGesture(context, hit.ref), click: () => select(store.editor, [hit.ref.blockId]) };
    case 'edge':
      return { drag: () => panOrMarquee(context, p), click: () => select(store.editor, [], [hit.id]) };
    case 'block':
      return pressBlock(context, p, hit.id);
    case 'none':
      return {
        drag: () => panOrMarquee(context, p),
        click: () => {
          if (!p.shift) select(store.editor, []);
        },
      };
  }
}

/** The comment tool: on a block or on a place; one comment, then back to selecting. */
function askComment({ store, host }: GestureContext, p: PointerSample): void {
  const hit = hitAt(store, p);
  const blockId = hit.kind === 'block' ? hit.id : hit.kind === 'port' ? hit.ref.blockId : null;
  store.editor.setState({ tool: 'select' });
  host().onComment?.({ blockId, world: p.world });
}

/** A finger on empty canvas pans, a mouse draws the marquee. */
function panOrMarquee(context: GestureContext, p: PointerSample): Gesture {
  return p.coarse ? panGesture(context, p) : marqueeGesture(context, p);
}

function pressBlock(context: GestureContext, p: PointerSample, hitId: string): Press {
  const { store } = context;
  const { editor } = store;
  const id = p.mod ? hitId : groupAround(store, hitId);
  const wasSelected = editor.getState().selection.has(id);
  const inner = wasSelected && id !== hitId ? hitId : id;
  if (!wasSelected && !p.shift && !p.coarse && !editor.getState().selection.has(hitId)) select(editor, [id]);
  return {
    drag: () => {
      if (editor.getState().readOnly) return panGesture(context, p);
      const before = editor.getState().selection;
      if (before.has(id) || before.has(hitId)) return dragGesture(context, p) ?? panOrMarquee(context, p);
      select(editor, p.shift ? [...before, id] : [id]);
      const drag = dragGesture(context, p);
      if (drag === null) return panOrMarquee(context, p);
      return p.coarse ? lettingGo(drag, () => select(editor, [...before])) : drag;
    },
    click: () => {
      if (p.shift) toggleSelected(editor, id);
      else select(editor, [inner]);
    },
  };
}

/** What a finger drags is not selected afterwards: a tap selects, and brings up what belongs to a selection. */
function lettingGo(gesture: Gesture, letGo: () => void): Gesture {
  return {
    ...gesture,
    end(p) {
      gesture.end(p);
      letGo();
    },
    cancel() {
      gesture.cancel();
      letGo();
    },
  };
}

/** The outermost group around a block that is not selected itself: a click takes the whole group. */
function groupAround({ scene }: CanvasStore, id: string): string {
  let top = id;
  const seen = new Set<string>([id]);
  let parent = scene.blocks.get(id)?.parent ?? null;
  while (parent !== null && !seen.has(parent)) {
    seen.add(parent);
    const content = scene.blocks.get(parent);
    if (content?.type === 'group') top = parent;
    parent = content?.parent ?? null;
  }
  return top;
}
