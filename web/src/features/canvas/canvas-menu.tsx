import { Copy, MessageSquare, Play, StepForward, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { useCanvasRun } from './use-canvas-run';

export interface CanvasMenuRequest {
  id: string;
  screen: { x: number; y: number };
}

interface CanvasMenuProps {
  store: CanvasStore;
  request: CanvasMenuRequest;
  /** None where one may not run. */
  runs: ReturnType<typeof useCanvasRun> | null;
  onComment?: (() => void) | undefined;
  onClose: () => void;
}

/** What can be done with the block under the pointer. */
export function CanvasMenu({ store, request, runs, onComment, onClose }: CanvasMenuProps) {
  const item = (icon: ReactNode, label: string, run: () => void) => (
    <button
      type="button"
      role="menuitem"
      onClick={() => {
        run();
        onClose();
      }}
      className="flex w-full items-center gap-2.5 rounded-sm px-2 py-1.5 text-left text-[13px] hover:bg-hover"
    >
      <span className="text-faint">{icon}</span>
      {label}
    </button>
  );
  const { readOnly, selection } = store.editor.getState();
  const duplicate = () => {
    if (!selection.has(request.id)) store.editor.setState({ selection: new Set([request.id]) });
    store.commands.duplicate();
  };
  return (
    <>
      <button
        type="button"
        aria-label="Close the menu"
        data-canvas-ui=""
        className="absolute inset-0 z-20 cursor-default"
        onClick={onClose}
      />
      <div
        data-canvas-ui=""
        role="menu"
        tabIndex={-1}
        aria-label="Block"
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        style={{ left: `min(${request.screen.x}px, 100% - 200px)`, top: `min(${request.screen.y}px, 100% - 170px)` }}
        className="absolute z-21 w-48 animate-pop-in rounded-lg border border-line bg-raised p-1 shadow-lg"
      >
        {runs && item(<Play size={14} />, 'Run this block', () => void runs.begin('block', request.id))}
        {runs && item(<StepForward size={14} />, 'Run from here on', () => void runs.begin('from', request.id))}
        {onComment && item(<MessageSquare size={14} />, 'Comment', onComment)}
        {!readOnly && item(<Copy size={14} />, 'Duplicate', duplicate)}
        {!readOnly && item(<Trash2 size={14} />, 'Delete', () => store.commands.remove([request.id]))}
      </div>
    </>
  );
}
