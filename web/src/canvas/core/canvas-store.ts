import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { inTurn } from '@/lib/tasks/in-turn';
import { type CanvasCommands, createCommands } from './canvas-commands';
import type { EditContext } from './edit/commit';
import { Drafts } from './edit/drafts';
import { createEditorStore, type EditorStore, select } from './edit/editor-state';
import { History } from './edit/history';
import { newBlockId } from './edit/new-block-id';
import type { LayoutEngine } from './layout/layout-graph';
import type { BlockStateSource } from './model/block-state';
import { createBlockStateStore } from './model/block-state-store';
import type { BlockManifest } from './model/block-types';
import { type CanvasDocument, openCanvasDocument } from './model/canvas-document';
import { Catalog } from './model/catalog';
import { Scene } from './model/scene';
import type { OpeningCamera } from './picture/current-opening';
import type { PresenceUser } from './share/awareness-state';
import { Presence } from './share/presence';
import { Camera } from './view/camera';
import { CameraFlight } from './view/camera-flight';
import { LiveOverlay } from './view/live-overlay';
import { openingView } from './view/opening-view';
import { RunFollower } from './view/run-follower';

/** So many blocks are taken in before the page does anything else. */
const AT_ONCE = 1_000;

export interface CanvasStoreOptions {
  doc: Y.Doc;
  awareness?: Awareness | null;
  catalog: readonly BlockManifest[];
  blockStates?: BlockStateSource;
  /** Who edits here; shown to others and stamped on new blocks. */
  user?: PresenceUser | null;
  readOnly?: boolean;
  /** Replaces elk, for tests. */
  layoutEngine?: LayoutEngine;
}

/** One open canvas: the document mirrored for drawing, the camera, what the hand holds, and the verbs. */
export interface CanvasStore {
  readonly document: CanvasDocument;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly flight: CameraFlight;
  readonly editor: EditorStore;
  readonly live: LiveOverlay;
  readonly drafts: Drafts;
  readonly history: History;
  readonly presence: Presence;
  readonly blockStates: BlockStateSource;
  readonly commands: CanvasCommands;
  /** Ends when a large document has been taken in; null when that was done at once. */
  readonly filled: Promise<void> | null;
  setCatalog(manifests: readonly BlockManifest[]): void;
  setReadOnly(readOnly: boolean): void;
  /** Shows everything, or some blocks. */
  zoomToFit(ids?: Iterable<string>, milliseconds?: number): void;
  /** The first look at a canvas: all of it where that stays readable, else where work starts, or where somebody looks already; then it goes along with a run until somebody moves the camera. */
  open(at?: OpeningCamera | null): void;
  /** Brings a block into sight and selects it. */
  jumpTo(blockId: string): void;
  destroy(): void;
}

export function createCanvasStore(options: CanvasStoreOptions): CanvasStore {
  const document = openCanvasDocument(options.doc);
  const scene = new Scene(document, new Catalog(options.catalog));
  let open = true;
  const large = document.blocks.size > AT_ONCE;
  const filled = large ? inTurn(scene.fill(), () => open) : null;
  if (!large) [...scene.fill()];
  const camera = new Camera();
  const flight = new CameraFlight(camera);
  const editor = createEditorStore(options.readOnly ?? false);
  const origin = { cadre: 'canvas-editor' };
  const history = new History(document, origin);
  const presence = new Presence(options.awareness ?? null, options.user ?? null);
  const drafts = new Drafts(scene, presence);
  const context: EditContext = {
    document,
    scene,
    origin,
    author: options.user?.id ?? '',
    newId: () => newBlockId(scene),
    canEdit: () => !editor.getState().readOnly,
    stepBoundary: () => history.stepBoundary(),
  };
  const engine = async () => options.layoutEngine ?? (await import('./layout/elk-layout')).elkLayout;
  const commands = createCommands(context, editor, engine);
  const blockStates = options.blockStates ?? createBlockStateStore();
  const follower = new RunFollower(scene, camera, flight, blockStates);
  const stop = [forgetRemoved(scene, editor), shareSelection(editor, presence)];

  const zoomToFit = (ids?: Iterable<string>, milliseconds?: number) => {
    const box = scene.bounds(ids);
    if (box !== null) flight.to(camera.fitting(box), milliseconds);
  };
  return {
    document,
    scene,
    camera,
    flight,
    editor,
    live: new LiveOverlay(),
    drafts,
    history,
    presence,
    blockStates,
    commands,
    filled,
    zoomToFit,
    open(at = null) {
      const view = at ?? openingView(scene, camera, blockStates);
      if (view !== null) camera.set(view.x, view.y, view.zoom);
      if (at?.moved !== true) follower.begin();
    },
    setCatalog: (manifests) => scene.setCatalog(new Catalog(manifests)),
    setReadOnly: (readOnly) => editor.setState({ readOnly, editing: null, connecting: null }),
    jumpTo(blockId) {
      const box = scene.blocks.rectOf(blockId);
      if (box === null) return;
      select(editor, [blockId]);
      flight.to(camera.fitting(box, 160, Math.max(1, camera.zoom)));
    },
    destroy() {
      open = false;
      flight.cancel();
      follower.end();
      for (const end of stop) end();
      drafts.destroy();
      presence.destroy();
      history.destroy();
      scene.destroy();
    },
  };
}

/** What someone else removed cannot stay selected. */
function forgetRemoved(scene: Scene, editor: EditorStore): () => void {
  return scene.onChange((change) => {
    if (!change.structure) return;
    const { selection, selectedEdges, hovered, editing } = editor.getState();
    select(
      editor,
      [...selection].filter((id) => scene.blocks.has(id)),
      [...selectedEdges].filter((id) => scene.edges.slot(id) >= 0),
    );
    if (hovered !== null && !scene.blocks.has(hovered)) editor.setState({ hovered: null });
    if (editing !== null && !scene.blocks.has(editing.blockId)) editor.setState({ editing: null });
  });
}

function shareSelection(editor: EditorStore, presence: Presence): () => void {
  return editor.subscribe((state, before) => {
    if (state.selection !== before.selection) presence.show({ selection: [...state.selection].slice(0, 200) });
    if (state.editing !== before.editing) presence.show({ editing: state.editing?.blockId ?? null });
  });
}
