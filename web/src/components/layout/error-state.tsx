import { CircleAlert, RotateCw } from 'lucide-react';
import { explain } from '@/lib/api/problem';
import { Button } from '../ui/button';

/** Something could not be loaded: what, why, and a way on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => unknown) | undefined }) {
  const { title, fix } = explain(error);
  return (
    <div role="alert" className="flex items-start gap-3 rounded-lg border border-danger-line bg-danger-soft p-4">
      <CircleAlert size={18} aria-hidden="true" className="mt-px shrink-0 text-danger" />
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium text-text">{title}</p>
        {fix && <p className="mt-0.5 text-muted">{fix}</p>}
      </div>
      {onRetry && (
        <Button size="sm" onClick={() => onRetry()}>
          <RotateCw size={14} /> Try again
        </Button>
      )}
    </div>
  );
}
