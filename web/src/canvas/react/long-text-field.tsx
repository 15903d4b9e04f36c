import { type FocusEvent, lazy, Suspense, useId, useState } from 'react';
import { loadPart } from '@/lib/tasks/load-part';
import type { CanvasStore } from '../core/canvas-store';
import type { BlockContent } from '../core/model/canvas-document';
import type { InspectorHost } from '../faces/face';
import type { LongText } from './long-texts';

const LongTextEditor = lazy(() =>
  loadPart(async () => ({ default: (await import('../editor/long-text-editor')).LongTextEditor })),
);

interface LongTextFieldProps {
  store: CanvasStore;
  block: BlockContent;
  long: LongText;
  host: InspectorHost;
}

/** A long text: its plain picture until somebody wants to write, then the editor that everybody shares. */
export function LongTextField({ store, block, long, host }: LongTextFieldProps) {
  const [writing, setWriting] = useState(false);
  const id = useId();
  const value = block.props.settings?.[long.setting];
  const text = typeof value === 'string' ? value : '';
  const language = String((long.languageFrom && block.props.settings?.[long.languageFrom]) || 'markdown');
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus()) setWriting(false);
  };
  const preview = (
    <button
      type="button"
      aria-labelledby={id}
      onClick={() => setWriting(true)}
      className={`max-h-64 w-full overflow-y-auto rounded-md border border-line-strong bg-surface px-3 py-2 text-left text-[13px] leading-5 break-words whitespace-pre-wrap hover:border-primary ${long.kind === 'code' ? 'font-mono text-xs' : ''}`}
    >
      {text === '' ? <span className="text-faint">Write here…</span> : text}
    </button>
  );
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-xs font-medium text-muted">
        {long.label}
      </span>
      {writing && host.openText !== undefined ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: watches where the focus goes; takes no input itself
        <div onBlur={leave}>
          <Suspense fallback={preview}>
            <LongTextEditor
              store={store}
              blockId={block.id}
              setting={long.setting}
              label={long.label}
              kind={long.kind}
              language={language}
              open={host.openText}
              waiting={preview}
            />
          </Suspense>
        </div>
      ) : (
        preview
      )}
      <p className="text-xs text-faint">{long.hint}</p>
    </div>
  );
}
