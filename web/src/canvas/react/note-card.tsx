import type { BlockContent } from '../core/model/canvas-document';
import { useCanvas } from './canvas-context';
import { giveKeysBack } from './give-keys-back';
import { useEditor } from './use-editor';

/** A sticky note. Typing is written as it happens; a pause of half a second ends an undo step. */
export function NoteCard({ block }: { block: BlockContent }) {
  const { store } = useCanvas();
  const editing = useEditor(store, (s) => s.editing?.blockId === block.id && s.editing.field === 'text');
  const text = block.props.text ?? '';
  const stop = () => {
    if (store.editor.getState().editing?.blockId === block.id) store.editor.setState({ editing: null });
  };
  return (
    <div className="cv-note">
      {editing ? (
        <textarea
          className="cv-note-text"
          data-canvas-scroll=""
          aria-label="Note"
          ref={(element) => element?.focus({ preventScroll: true })}
          value={text}
          onChange={(event) => store.commands.setText(block.id, event.target.value)}
          onBlur={stop}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key !== 'Escape') return;
            stop();
            giveKeysBack(event.currentTarget);
          }}
        />
      ) : (
        <div className="cv-note-text">{text === '' ? <span className="cv-empty">Write a note…</span> : text}</div>
      )}
    </div>
  );
}
