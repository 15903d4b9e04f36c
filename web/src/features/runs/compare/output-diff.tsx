import { Diff } from '@/components/views/text-pieces';
import { ValueView } from '@/components/views/value-view';
import { jsonDiff } from './json-diff';
import { wordDiff } from './word-diff';

interface OutputDiffProps {
  /** Null for the run that is the measure. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
}

/** Outputs as they are, or marked where they differ from the measure. */
export function OutputDiff({ before, after }: OutputDiffProps) {
  const ports = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
  return ports.map((port) => (
    <div key={port} className="min-w-0">
      <h3 className="mb-1 text-xs font-medium text-faint">{port}</h3>
      {before === null ? <ValueView value={after[port]} /> : <PortDiff before={before[port]} after={after[port]} />}
    </div>
  ));
}

function PortDiff({ before, after }: { before: unknown; after: unknown }) {
  if (typeof before === 'string' && typeof after === 'string') {
    return before === after ? <Same /> : <Diff pieces={wordDiff(before, after)} />;
  }
  const changes = jsonDiff(before, after);
  if (changes.length === 0) return <Same />;
  return (
    <dl className="flex flex-col gap-1.5">
      {changes.map((change) => (
        <div key={change.path}>
          {change.path !== '' && <dt className="font-mono text-xs text-muted">{change.path}</dt>}
          <dd>
            <Diff pieces={wordDiff(written(change.before), written(change.after))} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Same = () => <p className="text-[13px] text-muted">The same.</p>;

function written(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
