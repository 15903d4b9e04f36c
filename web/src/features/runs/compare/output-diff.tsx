import { JsonDiffView } from '@/components/views/diff/json-diff-view';
import { TextDiff } from '@/components/views/diff/text-diff';
import { ValueView } from '@/components/views/value-view';

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
  return typeof before === 'string' && typeof after === 'string' && before !== after ? (
    <TextDiff before={before} after={after} />
  ) : (
    <JsonDiffView before={before} after={after} />
  );
}
