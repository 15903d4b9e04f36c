import type { CanvasStore } from '../canvas-store';
import { select } from '../edit/editor-state';
import { neighbour, readingOrder } from '../edit/reading-order';
import type { CanvasHost } from './canvas-host';

export interface KeyBinding {
  /** As in "mod+shift+z"; mod is control, or command on a Mac. */
  keys: string[];
  title: string;
  group: 'Move around' | 'Select' | 'Edit' | 'Arrange' | 'Run';
  edits?: boolean;
  /** Returns false to let the key pass on. */
  run(store: CanvasStore, host: CanvasHost): boolean | undefined;
}

const one = (store: CanvasStore) => {
  const { selection } = store.editor.getState();
  return selection.size === 1 ? [...selection][0]! : null;
};

const done = (work: unknown): undefined => void work;

function nudge(dx: number, dy: number) {
  return (store: CanvasStore) => {
    if (store.editor.getState().selection.size > 0) store.commands.nudge(dx, dy);
    else store.camera.panBy(dx * 12, dy * 12);
    return undefined;
  };
}

function step(direction: 'left' | 'right' | 'up' | 'down') {
  return (store: CanvasStore) => {
    const from = one(store);
    const next = from === null ? (readingOrder(store.scene)[0] ?? null) : neighbour(store.scene, from, direction);
    if (next !== null) reveal(store, next);
    return undefined;
  };
}

/** Tab walks the blocks in reading order and leaves the canvas at either end. */
function walk(by: 1 | -1) {
  return (store: CanvasStore) => {
    const order = readingOrder(store.scene);
    const from = one(store);
    const next = from === null ? (by === 1 ? order[0] : undefined) : order[order.indexOf(from) + by];
    if (next === undefined) return false;
    reveal(store, next);
    return undefined;
  };
}

function reveal(store: CanvasStore, id: string): void {
  select(store.editor, [id]);
  const { camera, scene, flight } = store;
  const r = scene.blocks.rectOf(id)!;
  const view = camera.view();
  const inside = r.x >= view.x && r.y >= view.y && r.x + r.w <= view.x + view.w && r.y + r.h <= view.y + view.h;
  if (inside) return;
  const { zoom, width, height } = camera;
  flight.to({ x: r.x + r.w / 2 - width / zoom / 2, y: r.y + r.h / 2 - height / zoom / 2, zoom }, 160);
}

function zoomBy(factor: number) {
  return ({ camera, flight }: CanvasStore) => {
    const middle = { x: camera.width / 2, y: camera.height / 2 };
    flight.cancel();
    return done(camera.zoomAt(middle, camera.zoom * factor));
  };
}

export const KEY_BINDINGS: readonly KeyBinding[] = [
  { keys: ['tab'], title: 'Next block', group: 'Move around', run: walk(1) },
  { keys: ['shift+tab'], title: 'Previous block', group: 'Move around', run: walk(-1) },
  { keys: ['alt+arrowleft'], title: 'Block to the left', group: 'Move around', run: step('left') },
  { keys: ['alt+arrowright'], title: 'Block to the right', group: 'Move around', run: step('right') },
  { keys: ['alt+arrowup'], title: 'Block above', group: 'Move around', run: step('up') },
  { keys: ['alt+arrowdown'], title: 'Block below', group: 'Move around', run: step('down') },
  { keys: ['+', '=', 'mod+=', 'mod++', 'shift++'], title: 'Zoom in', group: 'Move around', run: zoomBy(1.25) },
  { keys: ['-', 'mod+-'], title: 'Zoom out', group: 'Move around', run: zoomBy(0.8) },
  { keys: ['0', 'mod+0'], title: 'Zoom to 100 %', group: 'Move around', run: (s) => zoomBy(1 / s.camera.zoom)(s) },
  { keys: ['shift+1', 'shift+!'], title: 'Show everything', group: 'Move around', run: (s) => done(s.zoomToFit()) },
  {
    keys: ['shift+2', 'shift+@', 'shift+"'],
    title: 'Show the selection',
    group: 'Move around',
    run: (s) => done(s.zoomToFit(s.editor.getState().selection)),
  },
  {
    keys: ['mod+f', '/'],
    title: 'Find a block',
    group: 'Move around',
    run: (s) => done(s.editor.setState({ panel: 'find' })),
  },
  {
    keys: ['mod+shift+o'],
    title: 'List of blocks',
    group: 'Move around',
    run: (s) => done(s.editor.setState({ panel: 'list' })),
  },
  {
    keys: ['?', 'shift+?'],
    title: 'Keys and gestures',
    group: 'Move around',
    run: (s) => done(s.editor.setState({ panel: s.editor.getState().panel === 'keys' ? 'none' : 'keys' })),
  },
  {
    keys: ['m'],
    title: 'Minimap',
    group: 'Move around',
    run: (s) => done(s.editor.setState({ minimap: !s.editor.getState().minimap })),
  },
  { keys: ['v'], title: 'Select tool', group: 'Select', run: (s) => done(s.editor.setState({ tool: 'select' })) },
  { keys: ['h'], title: 'Hand tool', group: 'Select', run: (s) => done(s.editor.setState({ tool: 'hand' })) },
  { keys: ['mod+a'], title: 'Select everything', group: 'Select', run: (s) => done(s.commands.selectAll()) },
  {
    keys: ['n'],
    title: 'Sticky note',
    group: 'Edit',
    edits: true,
    run: (s) => done(s.editor.setState({ tool: 'note' })),
  },
  { keys: ['f'], title: 'Frame', group: 'Edit', edits: true, run: (s) => done(s.editor.setState({ tool: 'frame' })) },
  {
    keys: ['shift+c'],
    title: 'Comment',
    group: 'Edit',
    run: (s, host) => {
      if (host.onComment === undefined) return false;
      const id = one(s);
      if (id === null) return done(s.editor.setState({ tool: 'comment' }));
      return done(host.onComment({ blockId: id, world: s.camera.center() }));
    },
  },
  { keys: ['enter'], title: 'Open block', group: 'Edit', run: openBlock },
  { keys: ['f2'], title: 'Rename', group: 'Edit', edits: true, run: rename },
  { keys: ['c'], title: 'Connect to another block', group: 'Edit', edits: true, run: beginConnect },
  { keys: ['mod+z'], title: 'Undo', group: 'Edit', edits: true, run: (s) => done(s.history.undo()) },
  { keys: ['mod+shift+z', 'mod+y'], title: 'Redo', group: 'Edit', edits: true, run: (s) => done(s.history.redo()) },
  { keys: ['mod+d'], title: 'Duplicate', group: 'Edit', edits: true, run: (s) => done(s.commands.duplicate()) },
  {
    keys: ['delete', 'backspace'],
    title: 'Delete',
    group: 'Edit',
    edits: true,
    run: (s) => done(s.commands.removeSelection()),
  },
  { keys: ['arrowleft'], title: 'Nudge left', group: 'Arrange', edits: true, run: nudge(-4, 0) },
  { keys: ['arrowright'], title: 'Nudge right', group: 'Arrange', edits: true, run: nudge(4, 0) },
  { keys: ['arrowup'], title: 'Nudge up', group: 'Arrange', edits: true, run: nudge(0, -4) },
  { keys: ['arrowdown'], title: 'Nudge down', group: 'Arrange', edits: true, run: nudge(0, 4) },
  { keys: ['shift+arrowleft'], title: 'Move left', group: 'Arrange', edits: true, run: nudge(-24, 0) },
  { keys: ['shift+arrowright'], title: 'Move right', group: 'Arrange', edits: true, run: nudge(24, 0) },
  { keys: ['shift+arrowup'], title: 'Move up', group: 'Arrange', edits: true, run: nudge(0, -24) },
  { keys: ['shift+arrowdown'], title: 'Move down', group: 'Arrange', edits: true, run: nudge(0, 24) },
  { keys: ['mod+g'], title: 'Group', group: 'Arrange', edits: true, run: (s) => done(s.commands.group()) },
  { keys: ['mod+shift+g'], title: 'Ungroup', group: 'Arrange', edits: true, run: (s) => done(s.commands.ungroup()) },
  {
    keys: ['mod+shift+l'],
    title: 'Lock or unlock',
    group: 'Arrange',
    edits: true,
    run: (s) => done(s.commands.toggleLocked()),
  },
  {
    keys: [']'],
    title: 'Bring to front',
    group: 'Arrange',
    edits: true,
    run: (s) => done(s.commands.reorder('front')),
  },
  { keys: ['['], title: 'Send to back', group: 'Arrange', edits: true, run: (s) => done(s.commands.reorder('back')) },
  { keys: ['shift+t'], title: 'Tidy up', group: 'Arrange', edits: true, run: (s) => done(s.commands.tidy()) },
  {
    keys: ['mod+enter'],
    title: 'Run block',
    group: 'Run',
    run: (s, host) => done(one(s) === null ? null : host.onRunBlock?.(one(s)!)),
  },
];

function openBlock(store: CanvasStore, host: CanvasHost): undefined {
  const id = one(store);
  const { connecting } = store.editor.getState();
  if (id === null) return undefined;
  if (connecting === null) return done(host.onOpenBlock?.(id));
  const to = store.commands.firstCompatiblePort(connecting, id);
  store.editor.setState({ connecting: null });
  if (to === null) return done(host.announce?.('These blocks cannot be connected.'));
  store.commands.connect(connecting, to);
  return done(host.announce?.('Connected.'));
}

function rename(store: CanvasStore): undefined {
  const id = one(store);
  if (id === null) return undefined;
  const field = store.scene.blocks.get(id)?.type === 'note' ? 'text' : 'title';
  return done(store.editor.setState({ editing: { blockId: id, field } }));
}

/** Keyboard connection: C takes the first output of the selected block, Tab or arrows choose the target, Enter connects. */
function beginConnect(store: CanvasStore, host: CanvasHost): undefined {
  const id = one(store);
  const type = id === null ? undefined : store.scene.blocks.get(id)?.type;
  const port = type === undefined ? undefined : store.scene.catalog.ports(type, 'out')[0];
  if (id === null || port === undefined) return undefined;
  store.editor.setState({ connecting: { blockId: id, port: port.name, side: 'out' } });
  return done(host.announce?.(`Connecting ${port.name}. Choose a block with Tab, then press Enter. Escape cancels.`));
}
