import { useState } from 'react';
import type { BlockContent } from '../core/model/canvas-document';
import { useCanvas } from './canvas-context';
import { giveKeysBack } from './give-keys-back';
import { useEditor } from './use-editor';

/** A title that becomes a field while it is edited: Enter or leaving keeps, Escape discards. */
export function InlineTitle({ block, fallback }: { block: BlockContent; fallback: string }) {
  const { store } = useCanvas();
  const editing = useEditor(store, (s) => s.editing?.blockId === block.id && s.editing.field === 'title');
  const title = block.props.title ?? fallback;
  return editing ? <TitleField id={block.id} title={title} /> : title;
}

function TitleField({ id, title }: { id: string; title: string }) {
  const { store } = useCanvas();
  const [value, setValue] = useState(title);
  const close = (keep: boolean) => {
    if (store.editor.getState().editing?.blockId !== id) return;
    if (keep && value.trim() !== '' && value !== title) store.commands.setTitle(id, value.trim());
    store.editor.setState({ editing: null });
  };
  return (
    <input
      className="cv-title-input"
      aria-label="Title"
      maxLength={200}
      ref={(element) => {
        if (element === null || element.ownerDocument.activeElement === element) return;
        element.focus({ preventScroll: true });
        element.select();
      }}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        close(event.key === 'Enter');
        giveKeysBack(event.currentTarget);
      }}
    />
  );
}
