import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { prosemirrorJSONToYXmlFragment, updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { OUTSIDE, type SharedText, seedWith } from '../core/text/shared-text';
import { fromMarkdown, type RichNode } from './rich-markdown';
import { toMarkdown } from './rich-to-markdown';

/** What may occur in a rich text. The shared document has its own undo, so the editor's is off. */
export const RICH_EXTENSIONS = [
  StarterKit.configure({ undoRedo: false, underline: false, link: { openOnClick: false } }),
];

let known: Schema | null = null;
const schemaOf = () => (known ??= getSchema(RICH_EXTENSIONS));

/** Rich text: the root `body` of a block's own document, seen as Markdown. */
export function richText(doc: Y.Doc): SharedText {
  const body = doc.getXmlFragment('body');
  return {
    read: () => toMarkdown(yXmlFragmentToProsemirrorJSON(body) as RichNode),
    write(text) {
      const node = schemaOf().nodeFromJSON(fromMarkdown(text));
      doc.transact(() => updateYFragment(doc, body, node, { mapping: new Map(), isOMark: new Map() }), OUTSIDE);
    },
    seed: (text) =>
      seedWith(doc, text, (copy) => {
        prosemirrorJSONToYXmlFragment(schemaOf(), fromMarkdown(text), copy.getXmlFragment('body'));
      }),
    untouched: () => doc.store.clients.size === 0,
    observe(listener) {
      body.observeDeep(listener);
      return () => body.unobserveDeep(listener);
    },
  };
}
