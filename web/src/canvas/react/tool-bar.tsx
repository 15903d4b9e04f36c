import { Frame, Hand, LayoutGrid, MessageSquare, MousePointer2, Redo2, Search, StickyNote, Undo2 } from 'lucide-react';
import { useCanvas } from './canvas-context';
import { ToolButton } from './tool-button';
import { useEditor } from './use-editor';
import { useHistory } from './use-history';

/** Tools, undo and tidy, at the foot of the canvas. */
export function ToolBar() {
  const { store, host } = useCanvas();
  const tool = useEditor(store, (s) => s.tool);
  const readOnly = useEditor(store, (s) => s.readOnly);
  const { canUndo, canRedo } = useHistory(store);
  const pick = (next: typeof tool) => () => store.editor.setState({ tool: next });
  return (
    <div
      className="cv-float cv-tools absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-0.5 p-1"
      data-canvas-ui=""
      role="toolbar"
      aria-label="Canvas tools"
    >
      <ToolButton label="Select" keys="V" pressed={tool === 'select'} onClick={pick('select')}>
        <MousePointer2 size={16} />
      </ToolButton>
      <ToolButton label="Hand" keys="H" pressed={tool === 'hand'} onClick={pick('hand')}>
        <Hand size={16} />
      </ToolButton>
      {!readOnly && (
        <>
          <ToolButton label="Sticky note" keys="N" pressed={tool === 'note'} onClick={pick('note')}>
            <StickyNote size={16} />
          </ToolButton>
          <ToolButton label="Frame" keys="F" pressed={tool === 'frame'} onClick={pick('frame')}>
            <Frame size={16} />
          </ToolButton>
          <span className="cv-rule mx-1" />
          <ToolButton label="Undo" keys="Ctrl Z" disabled={!canUndo} onClick={() => store.history.undo()}>
            <Undo2 size={16} />
          </ToolButton>
          <ToolButton label="Redo" keys="Ctrl Shift Z" disabled={!canRedo} onClick={() => store.history.redo()}>
            <Redo2 size={16} />
          </ToolButton>
          <span className="cv-rule mx-1" />
          <ToolButton label="Tidy up" keys="Shift T" onClick={() => void store.commands.tidy()}>
            <LayoutGrid size={16} />
          </ToolButton>
        </>
      )}
      {host().onComment !== undefined && (
        <ToolButton label="Comment" keys="Shift C" pressed={tool === 'comment'} onClick={pick('comment')}>
          <MessageSquare size={16} />
        </ToolButton>
      )}
      <ToolButton label="Find a block" keys="Ctrl F" onClick={() => store.editor.setState({ panel: 'find' })}>
        <Search size={16} />
      </ToolButton>
    </div>
  );
}
