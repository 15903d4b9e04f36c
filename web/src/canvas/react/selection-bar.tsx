import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Copy,
  Group,
  Lock,
  Trash2,
  Ungroup,
} from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { Alignment } from '../core/edit/arrange-commands';
import { useCanvas } from './canvas-context';
import { giveKeysBack } from './give-keys-back';
import { ToolButton } from './tool-button';
import { useEditor } from './use-editor';

const ALIGNMENTS = [
  ['left', 'Align left', AlignStartVertical],
  ['center', 'Align centers', AlignCenterVertical],
  ['right', 'Align right', AlignEndVertical],
  ['top', 'Align top', AlignStartHorizontal],
  ['middle', 'Align middles', AlignCenterHorizontal],
  ['bottom', 'Align bottom', AlignEndHorizontal],
] as const satisfies readonly (readonly [Alignment, string, unknown])[];

/** Appears with two or more selected blocks: align, distribute, group, lock, duplicate, delete. */
export function SelectionBar() {
  const { store } = useCanvas();
  const count = useEditor(store, (s) => s.selection.size);
  const shown = useEditor(store, (s) => !s.readOnly && s.selection.size > 1 && s.gesture === 'none');
  if (!shown) return null;
  return <SelectionTools store={store} count={count} />;
}

function SelectionTools({ store, count }: { store: CanvasStore; count: number }) {
  const { commands } = store;
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const here = bar.current;
    return () => {
      // Grouping leaves one block: the bar goes, and the keys go back to the canvas.
      if (here?.contains(document.activeElement)) giveKeysBack(here);
    };
  }, []);
  return (
    <div
      ref={bar}
      className="cv-float absolute top-4 left-1/2 flex max-w-[calc(100%-2rem)] -translate-x-1/2 items-center gap-0.5 overflow-x-auto p-1"
      data-canvas-ui=""
      role="toolbar"
      aria-label="Selection"
    >
      <span className="px-2 text-xs font-medium whitespace-nowrap text-muted">{count} selected</span>
      <span className="cv-rule mx-1" />
      {ALIGNMENTS.map(([alignment, label, Icon]) => (
        <ToolButton key={alignment} label={label} onClick={() => commands.align(alignment)}>
          <Icon size={16} />
        </ToolButton>
      ))}
      <span className="cv-rule mx-1" />
      <ToolButton
        label="Distribute horizontally"
        disabled={count < 3}
        onClick={() => commands.distribute('horizontal')}
      >
        <AlignHorizontalDistributeCenter size={16} />
      </ToolButton>
      <ToolButton label="Distribute vertically" disabled={count < 3} onClick={() => commands.distribute('vertical')}>
        <AlignVerticalDistributeCenter size={16} />
      </ToolButton>
      <span className="cv-rule mx-1" />
      <ToolButton label="Group" keys="Ctrl G" onClick={() => commands.group()}>
        <Group size={16} />
      </ToolButton>
      <ToolButton label="Ungroup" keys="Ctrl Shift G" onClick={() => commands.ungroup()}>
        <Ungroup size={16} />
      </ToolButton>
      <ToolButton label="Lock or unlock" keys="Ctrl Shift L" onClick={() => commands.toggleLocked()}>
        <Lock size={16} />
      </ToolButton>
      <ToolButton label="Duplicate" keys="Ctrl D" onClick={() => commands.duplicate()}>
        <Copy size={16} />
      </ToolButton>
      <ToolButton label="Delete" keys="Delete" onClick={() => commands.removeSelection()}>
        <Trash2 size={16} />
      </ToolButton>
    </div>
  );
}
