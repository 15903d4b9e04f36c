import { CircleAlert, CircleCheck } from 'lucide-react';
import { formatDuration } from '@/lib/format/duration';
import type { ModelTest } from '@/lib/queries/use-test-model';

/** What the model answered, as it comes. */
export function ModelTestResult({ test }: { test: ModelTest }) {
  if (test.state === 'idle') return null;
  return (
    <div aria-live="polite" className="mt-3 rounded-md bg-sunken p-3 text-sm">
      {test.text !== '' && <p className="whitespace-pre-wrap">{test.text}</p>}
      {test.state === 'running' && test.text === '' && <p className="text-muted">Waiting for the first word…</p>}
      {test.state === 'passed' && (
        <p className="mt-1.5 flex items-center gap-1.5 text-[13px] text-success">
          <CircleCheck size={14} aria-hidden="true" /> Works, answered in {formatDuration(test.milliseconds)}
        </p>
      )}
      {test.state === 'failed' && (
        <p role="alert" className="flex items-start gap-1.5 text-danger">
          <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0" /> {test.error}
        </p>
      )}
    </div>
  );
}
