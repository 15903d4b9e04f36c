import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Bold, Code, Heading2, Italic, List, ListOrdered, Quote } from 'lucide-react';

const TOOLS = [
  { name: 'bold', label: 'Bold', Icon: Bold, run: (e: Editor) => e.chain().focus().toggleBold().run() },
  { name: 'italic', label: 'Italic', Icon: Italic, run: (e: Editor) => e.chain().focus().toggleItalic().run() },
  {
    name: 'heading',
    label: 'Heading',
    Icon: Heading2,
    run: (e: Editor) => e.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  { name: 'bulletList', label: 'List', Icon: List, run: (e: Editor) => e.chain().focus().toggleBulletList().run() },
  {
    name: 'orderedList',
    label: 'Numbered list',
    Icon: ListOrdered,
    run: (e: Editor) => e.chain().focus().toggleOrderedList().run(),
  },
  { name: 'blockquote', label: 'Quote', Icon: Quote, run: (e: Editor) => e.chain().focus().toggleBlockquote().run() },
  { name: 'code', label: 'Code', Icon: Code, run: (e: Editor) => e.chain().focus().toggleCode().run() },
] as const;

/** The forms a rich text has; each also by its usual keys and by Markdown while typing. */
export function RichTextBar({ editor }: { editor: Editor }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => TOOLS.filter(({ name }) => now.isActive(name)).map(({ name }) => name as string),
  });
  return (
    <div role="toolbar" aria-label="Format" className="flex flex-wrap gap-0.5 border-b border-line p-1">
      {TOOLS.map(({ name, label, Icon, run }) => (
        <button
          key={name}
          type="button"
          className="cv-tool size-7!"
          title={label}
          aria-label={label}
          aria-pressed={active.includes(name)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => run(editor)}
        >
          <Icon size={14} />
        </button>
      ))}
    </div>
  );
}
