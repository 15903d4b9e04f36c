import { Check, LoaderCircle, Wrench, X } from 'lucide-react';
import { formatDuration } from '@/lib/format/duration';
import { JsonTree } from '../json-tree';
import type { Entry } from './conversation-value';

/** A call of a tool: name, arguments in short, how it ended; opened it shows all of it. */
export function CallRow({ call, result }: { call: Entry; result: Entry | undefined }) {
  const state = result === undefined ? 'going' : result.failed ? 'failed' : 'done';
  return (
    <details className="ml-10 rounded-md border border-line bg-sunken">
      <summary className="flex cursor-pointer items-center gap-2 px-3 py-2 text-[13px]">
        <Wrench size={13} aria-hidden="true" className="shrink-0 text-faint" />
        {call.number !== undefined && <span className="text-faint tabular-nums">[{call.number}]</span>}
        <span className="font-medium">{call.tool}</span>
        <span className="min-w-0 flex-1 truncate text-muted">{inShort(call.arguments)}</span>
        {result?.seconds !== undefined && (
          <span className="text-faint tabular-nums">{formatDuration(result.seconds * 1000)}</span>
        )}
        <State state={state} />
      </summary>
      <div className="flex flex-col gap-2 border-t border-line px-3 py-2.5">
        {call.arguments !== undefined && <JsonTree value={call.arguments} depth={2} />}
        {result && (
          <pre className="max-h-80 overflow-auto rounded-sm bg-surface p-2.5 font-mono text-xs leading-5 whitespace-pre-wrap break-words">
            {result.text}
          </pre>
        )}
        {call.effect && <p className="text-xs text-faint">effect {call.effect}</p>}
      </div>
    </details>
  );
}

function State({ state }: { state: 'going' | 'failed' | 'done' }) {
  if (state === 'going') return <LoaderCircle size={14} aria-label="under way" className="animate-spin text-info" />;
  if (state === 'failed') return <X size={14} aria-label="did not work" className="text-danger" />;
  return <Check size={14} aria-label="done" className="text-success" />;
}

function inShort(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : '';
  return Object.values(value)
    .map((v) => (typeof v === 'string' ? v : JSON.stringify(v)))
    .join(', ')
    .slice(0, 200);
}
