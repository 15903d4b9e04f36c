import { Webhook } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import type { WorkspaceHook } from '@/lib/api/types/schedule';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useCanvases } from '@/lib/queries/use-canvases';

/** The web addresses of the workspace; they are made and changed at their canvas. */
export function HookList({ hooks }: { hooks: readonly WorkspaceHook[] }) {
  const now = useNow(30_000);
  const canvases = useCanvases().data?.items ?? [];
  return (
    <ul className="flex flex-col gap-3">
      {hooks.map((hook) => (
        <li key={hook.id}>
          <Card className="flex flex-wrap items-center gap-x-5 gap-y-2 p-4">
            <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
              <Webhook size={20} aria-hidden="true" />
            </span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="truncate text-sm font-semibold">{hook.name}</p>
              <p className="truncate text-xs text-faint">
                runs{' '}
                <Link to={`/canvases/${hook.canvasId}`} className="text-link hover:underline">
                  {canvases.find((canvas) => canvas.id === hook.canvasId)?.title ?? 'a canvas'}
                </Link>
              </p>
            </div>
            <p className="text-[13px] text-muted">
              {hook.calledAt ? `called ${formatRelative(hook.calledAt, now)}` : 'never called'}
            </p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
