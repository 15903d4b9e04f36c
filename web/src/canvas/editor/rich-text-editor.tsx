import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { useEffect } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { RICH_EXTENSIONS } from './rich-text';
import { RichTextBar } from './rich-text-bar';

export interface RichTextEditorProps {
  label: string;
  /** `body` of the block's own document: several people may write at once. */
  fragment: Y.XmlFragment;
  /** Shows the carets of others. */
  awareness?: Awareness;
  readOnly?: boolean;
  autoFocus?: boolean;
}

/** Tiptap on a shared fragment. Loaded and mounted only where somebody writes. */
export function RichTextEditor({
  label,
  fragment,
  awareness,
  readOnly = false,
  autoFocus = false,
}: RichTextEditorProps) {
  const editor = useEditor(
    {
      extensions: [
        ...RICH_EXTENSIONS,
        Collaboration.configure({ fragment }),
        ...(awareness === undefined ? [] : [carets(awareness)]),
      ],
      editable: !readOnly,
      autofocus: autoFocus ? 'end' : false,
      editorProps: {
        attributes: { class: 'cv-prose', role: 'textbox', 'aria-label': label, 'aria-multiline': 'true' },
      },
    },
    [fragment, awareness],
  );
  useEffect(() => {
    editor?.setEditable(!readOnly);
  }, [editor, readOnly]);
  return (
    <div className="rounded-md border border-line-strong bg-surface focus-within:border-primary focus-within:shadow-[var(--ring)]">
      {editor !== null && !readOnly && <RichTextBar editor={editor} />}
      <EditorContent editor={editor} data-canvas-scroll="" className="max-h-120 min-h-40 overflow-y-auto" />
    </div>
  );
}

const carets = (awareness: Awareness) =>
  Extension.create({ name: 'carets', addProseMirrorPlugins: () => [yCursorPlugin(awareness)] });
