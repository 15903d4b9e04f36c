import { jsonDiff } from '@/lib/diff/json-diff';
import { wordDiff } from '@/lib/diff/word-diff';
import { Diff } from '../text-pieces';

/** Where two values differ, place by place. */
export function JsonDiffView({ before, after }: { before: unknown; after: unknown }) {
  const changes = jsonDiff(before, after);
  if (changes.length === 0) return <p className="text-[13px] text-muted">The same.</p>;
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

function written(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
