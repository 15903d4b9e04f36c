import {
  BringToFront,
  Copy,
  LayoutGrid,
  Lock,
  LockOpen,
  Maximize,
  MessageSquare,
  Pencil,
  Play,
  Plus,
  SendToBack,
  Settings2,
  SquareDashedMousePointer,
  StepForward,
  StickyNote,
  Trash2,
} from 'lucide-react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { select } from '@/canvas/core/edit/editor-state';
import type { CanvasHost, ContextMenuRequest } from '@/canvas/core/input/canvas-host';
import { isStructure } from '@/canvas/core/model/block-types';
import type { Point } from '@/canvas/core/model/geometry';
import type { CanvasMenuEntry } from './canvas-menu';
import type { useCanvasRun } from './use-canvas-run';

export interface MenuPowers {
  store: CanvasStore;
  /** None where one may not run. */
  runs: ReturnType<typeof useCanvasRun> | null;
  onComment?: CanvasHost['onComment'];
  onWhatNext: NonNullable<CanvasHost['onWhatNext']>;
  onOpenBlock: (id: string) => void;
}

type Sections = CanvasMenuEntry[][];

const SIZE = 14;

/** The verbs of a block, a connection, or the canvas itself, as far as one may. */
export function menuOf(powers: MenuPowers, request: ContextMenuRequest): { label: string; sections: Sections } {
  const { hit } = request;
  if (hit.kind === 'block') return { label: 'Block', sections: ofBlock(powers, hit.id) };
  if (hit.kind === 'edge') return { label: 'Connection', sections: ofEdge(powers, hit.id) };
  return { label: 'Canvas', sections: ofCanvas(powers, request) };
}

function ofBlock({ store, runs, onComment, onOpenBlock }: MenuPowers, id: string): Sections {
  const { commands, editor, scene, camera } = store;
  const { readOnly } = editor.getState();
  const type = scene.blocks.get(id)?.type ?? '';
  const plain = !isStructure(type);
  const locked = commands.isLocked(id);
  /** The verbs act on the selection; a block outside of it becomes it. */
  const chosen = (run: () => unknown) => () => {
    if (!editor.getState().selection.has(id)) select(editor, [id]);
    run();
  };
  const field = type === 'note' ? 'text' : 'title';
  return [
    runs && plain
      ? [
          {
            icon: <Play size={SIZE} />,
            label: 'Run this block',
            keys: 'Ctrl Enter',
            run: () => void runs.begin('block', id),
          },
          { icon: <StepForward size={SIZE} />, label: 'Run from here on', run: () => void runs.begin('from', id) },
        ]
      : [],
    [
      ...(plain ? [{ icon: <Settings2 size={SIZE} />, label: 'Open', keys: 'Enter', run: () => onOpenBlock(id) }] : []),
      ...(onComment
        ? [
            {
              icon: <MessageSquare size={SIZE} />,
              label: 'Comment',
              keys: 'Shift C',
              run: () => onComment({ blockId: id, world: camera.center() }),
            },
          ]
        : []),
      ...(readOnly
        ? []
        : [
            {
              icon: <Pencil size={SIZE} />,
              label: type === 'note' ? 'Write' : 'Rename',
              keys: 'F2',
              run: chosen(() => editor.setState({ editing: { blockId: id, field } })),
            },
            { icon: <Copy size={SIZE} />, label: 'Duplicate', keys: 'Ctrl D', run: chosen(() => commands.duplicate()) },
          ]),
    ],
    readOnly
      ? []
      : [
          {
            icon: <BringToFront size={SIZE} />,
            label: 'Bring to front',
            keys: ']',
            run: chosen(() => commands.reorder('front')),
          },
          {
            icon: <SendToBack size={SIZE} />,
            label: 'Send to back',
            keys: '[',
            run: chosen(() => commands.reorder('back')),
          },
          {
            icon: locked ? <LockOpen size={SIZE} /> : <Lock size={SIZE} />,
            label: locked ? 'Unlock' : 'Lock in place',
            keys: 'Ctrl Shift L',
            run: chosen(() => commands.setLocked(!locked)),
          },
        ],
    readOnly
      ? []
      : [
          {
            icon: <Trash2 size={SIZE} />,
            label: 'Delete',
            keys: 'Delete',
            danger: true,
            run: chosen(() => commands.removeSelection()),
          },
        ],
  ];
}

function ofEdge({ store }: MenuPowers, id: string): Sections {
  if (store.editor.getState().readOnly) return [];
  const run = () => store.commands.removeEdges([id]);
  return [[{ icon: <Trash2 size={SIZE} />, label: 'Remove connection', keys: 'Delete', danger: true, run }]];
}

function ofCanvas({ store, onComment, onWhatNext }: MenuPowers, { world, screen }: ContextMenuRequest): Sections {
  const { commands, editor } = store;
  const { readOnly } = editor.getState();
  return [
    [
      ...(readOnly
        ? []
        : [
            {
              icon: <Plus size={SIZE} />,
              label: 'Add a block…',
              keys: 'Double-click',
              run: () => onWhatNext({ from: null, portType: null, world, screen }),
            },
            {
              icon: <StickyNote size={SIZE} />,
              label: 'Sticky note',
              keys: 'N',
              run: () => writeNote(store, world),
            },
          ]),
      ...(onComment
        ? [
            {
              icon: <MessageSquare size={SIZE} />,
              label: 'Comment here',
              keys: 'Shift C',
              run: () => onComment({ blockId: null, world }),
            },
          ]
        : []),
    ],
    [
      {
        icon: <SquareDashedMousePointer size={SIZE} />,
        label: 'Select everything',
        keys: 'Ctrl A',
        run: () => commands.selectAll(),
      },
      { icon: <Maximize size={SIZE} />, label: 'Show everything', keys: 'Shift 1', run: () => store.zoomToFit() },
      ...(readOnly
        ? []
        : [{ icon: <LayoutGrid size={SIZE} />, label: 'Tidy up', keys: 'Shift T', run: () => void commands.tidy() }]),
    ],
  ];
}

function writeNote(store: CanvasStore, at: Point): void {
  const blockId = store.commands.add({ type: 'note', at, props: { text: '', color: 'yellow' } });
  if (blockId !== null) store.editor.setState({ editing: { blockId, field: 'text' } });
}
