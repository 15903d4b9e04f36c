import { defaultKeymap } from '@codemirror/commands';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { clsx } from 'clsx';
import { minimalSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { codeLanguage } from './code-language';
import { codeTheme } from './code-theme';

export interface CodeEditorProps {
  label: string;
  language: string;
  value: string;
  readOnly?: boolean;
  rows?: number;
  autoFocus?: boolean;
  /** As high as its parent and without a frame of its own. */
  fill?: boolean;
  onChange: (value: string) => void;
  /** Binds to a shared text instead of `value`: several people may write at once. */
  shared?: { text: Y.Text; awareness: Awareness | null };
}

/** CodeMirror 6 as a field. */
export function CodeEditor({
  label,
  language,
  value,
  readOnly = false,
  rows = 5,
  autoFocus = false,
  fill = false,
  onChange,
  shared,
}: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const grammar = useRef(new Compartment());
  const locking = useRef(new Compartment());
  const latest = useRef({ value, onChange, readOnly });
  latest.current = { value, onChange, readOnly };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object around the same text is the same text
  useEffect(() => {
    if (parent.current === null) return undefined;
    let ended = false;
    const element = parent.current;
    const build = async () => {
      // The shared text has its own undo: one's own edits only, across the changes of others.
      const collaboration = shared === undefined ? null : await sharedExtension(shared);
      if (ended) return;
      const doc = shared === undefined ? latest.current.value : shared.text.toString();
      const report = EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.onChange(update.state.doc.toString());
      });
      const extensions = [
        collaboration ?? minimalSetup,
        codeTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        grammar.current.of([]),
        locking.current.of(lockedBy(latest.current.readOnly)),
        report,
      ];
      view.current = new EditorView({ parent: element, state: EditorState.create({ doc, extensions }) });
      if (autoFocus) view.current.focus();
      void loadGrammar(view.current, grammar.current, language);
    };
    void build();
    return () => {
      ended = true;
      view.current?.destroy();
      view.current = null;
    };
  }, [label, shared?.text, language]);
  useEffect(() => {
    view.current?.dispatch({ effects: locking.current.reconfigure(lockedBy(readOnly)) });
  }, [readOnly]);
  useEffect(() => {
    const current = view.current?.state.doc.toString();
    if (shared !== undefined || view.current === null || current === value || view.current.hasFocus) return;
    view.current.dispatch({ changes: { from: 0, to: current?.length ?? 0, insert: value } });
  }, [value, shared]);

  return (
    <div
      ref={parent}
      data-canvas-scroll=""
      className={clsx(
        'overflow-auto bg-surface',
        fill
          ? 'h-full'
          : 'rounded-md border border-line-strong focus-within:border-primary focus-within:shadow-[var(--ring)]',
      )}
      style={fill ? undefined : { minHeight: rows * 18 + 18, maxHeight: 420 }}
    />
  );
}

const lockedBy = (readOnly: boolean): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.editable.of(!readOnly),
];

async function loadGrammar(view: EditorView, slot: Compartment, language: string): Promise<void> {
  const extension = await codeLanguage(language);
  view.dispatch({ effects: slot.reconfigure(extension) });
}

async function sharedExtension({ text, awareness }: NonNullable<CodeEditorProps['shared']>): Promise<Extension> {
  const { yCollab, yUndoManagerKeymap } = await import('y-codemirror.next');
  return [
    highlightSpecialChars(),
    drawSelection(),
    syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
    keymap.of([...yUndoManagerKeymap, ...defaultKeymap]),
    yCollab(text, awareness),
  ];
}
