import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect } from 'react';
import type * as Y from 'yjs';

export interface RichTextEditorProps {
  label: string;
  /** `body` of the block's own document: several people may write at once. */
  fragment: Y.XmlFragment;
  readOnly?: boolean;
  autoFocus?: boolean;
}

/** Tiptap on a shared fragment. Loaded and mounted only where somebody writes. */
export function RichTextEditor({ label, fragment, readOnly = false, autoFocus = false }: RichTextEditorProps) {
  const editor = useEditor(
    {
      // The shared document has its own undo, so the editor's is off.
      extensions: [StarterKit.configure({ undoRedo: false }), Collaboration.configure({ fragment })],
      editable: !readOnly,
      autofocus: autoFocus,
      editorProps: {
        attributes: { class: 'cv-prose', role: 'textbox', 'aria-label': label, 'aria-multiline': 'true' },
      },
    },
    [fragment],
  );
  useEffect(() => {
    editor?.setEditable(!readOnly);
  }, [editor, readOnly]);
  return <EditorContent editor={editor} data-canvas-scroll="" className="min-h-40 rounded-md bg-surface" />;
}
