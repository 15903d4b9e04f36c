import { Plus, Trash2, Workflow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { CanvasSummary } from '@/lib/api/types/canvas';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useTitle } from '@/lib/hooks/use-title';
import { useCanvases } from '@/lib/queries/use-canvases';
import { useCreateCanvas } from '@/lib/queries/use-create-canvas';
import { useDeleteCanvas } from '@/lib/queries/use-delete-canvas';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { ImportButton } from './import-button';
import { CanvasPreview } from './preview/canvas-preview';
import { useImport } from './use-import';

export function CanvasesPage() {
  useTitle('Canvases');
  useCanvasPageAtHand();
  const canvases = useCanvases();
  const create = useCreateCanvas();
  const { may } = useWorkspace();
  const navigate = useNavigate();
  const [doomed, setDoomed] = useState<CanvasSummary | null>(null);
  const remove = useDeleteCanvas();
  const add = async () => {
    try {
      const canvas = await create.mutateAsync('Untitled canvas');
      await navigate(`/canvases/${canvas.id}`);
    } catch (error) {
      toast.error(error);
    }
  };
  const files = useImport(may('edit'));
  const button = may('edit') && (
    <>
      <ImportButton busy={files.busy} onFiles={files.take} />
      <Button kind="primary" busy={create.isPending} onClick={() => void add()}>
        <Plus size={16} /> New canvas
      </Button>
    </>
  );
  return (
    <div className="relative min-h-full" {...files.drop}>
      {files.over && <DropHint />}
      <Page
        title="Canvases"
        lead="Live documents of blocks. Describe a goal to get one planned, or start empty."
        actions={button}
      >
        <QueryState query={canvases}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState
                icon={<Workflow size={22} />}
                title="No canvas yet"
                action={
                  <Button asChild>
                    <Link to="/">Describe what you want</Link>
                  </Button>
                }
              >
                An approved plan becomes a canvas; you can also build one block by block.
              </EmptyState>
            ) : (
              <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
                {items.map((canvas) => (
                  <CanvasTile key={canvas.id} canvas={canvas} onDelete={may('edit') ? () => setDoomed(canvas) : null} />
                ))}
              </ul>
            )
          }
        </QueryState>
        <ConfirmDialog
          open={doomed !== null}
          onOpenChange={(open) => !open && setDoomed(null)}
          title={`Delete “${doomed?.title ?? ''}”?`}
          action="Delete canvas"
          onConfirm={() => doomed && remove.mutate(doomed.id, { onError: toast.error })}
        >
          Its blocks are gone for everybody. Runs and their results stay.
        </ConfirmDialog>
      </Page>
    </div>
  );
}

function DropHint() {
  return (
    <div className="pointer-events-none absolute inset-3 z-20 flex items-center justify-center rounded-xl border-2 border-dashed border-primary bg-primary-soft/80 text-sm font-medium text-link">
      Drop canvas files to import them
    </div>
  );
}

function CanvasTile({ canvas, onDelete }: { canvas: CanvasSummary; onDelete: (() => void) | null }) {
  const now = useNow();
  return (
    <li className="group relative overflow-hidden rounded-lg border border-line bg-surface shadow-xs transition-shadow focus-within:shadow-md hover:shadow-md">
      <CanvasPreview id={canvas.id} updatedAt={canvas.updatedAt} />
      <div className="p-4">
        <Link
          to={`/canvases/${canvas.id}`}
          className="block truncate pr-8 text-sm font-semibold after:absolute after:inset-0"
        >
          {canvas.title}
        </Link>
        <p className="mt-0.5 text-xs text-faint">Changed {formatRelative(canvas.updatedAt, now)}</p>
      </div>
      {onDelete && (
        <Button
          kind="ghost"
          size="icon-sm"
          className="absolute right-3 bottom-4 z-1"
          aria-label={`Delete ${canvas.title}`}
          onClick={onDelete}
        >
          <Trash2 size={15} />
        </Button>
      )}
    </li>
  );
}

/** Loads the page of a canvas while this one is looked at: it is where one goes from here. */
function useCanvasPageAtHand(): void {
  useEffect(() => {
    const quiet = setTimeout(() => void import('../canvas/canvas-page'), 400);
    return () => clearTimeout(quiet);
  }, []);
}
