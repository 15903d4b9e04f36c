import { type FormEvent, useState } from 'react';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Snapshot } from '@/lib/api/types/sandbox';
import { formatDateTime } from '@/lib/format/date';
import { formatBytes } from '@/lib/format/number';
import { useDeleteSnapshot } from '@/lib/queries/use-delete-snapshot';
import { useRestoreSnapshot } from '@/lib/queries/use-restore-snapshot';
import { useSnapshots } from '@/lib/queries/use-snapshots';
import { useTakeSnapshot } from '@/lib/queries/use-take-snapshot';
import { useWorkspace } from '@/lib/queries/use-workspace';

/** Copies of the files, to go back to. */
export function SnapshotsPane({ sandboxId }: { sandboxId: string }) {
  const snapshots = useSnapshots(sandboxId);
  const restore = useRestoreSnapshot(sandboxId);
  const remove = useDeleteSnapshot(sandboxId);
  const { may } = useWorkspace();
  const [wanted, setWanted] = useState<Snapshot | null>(null);
  return (
    <div className="p-4">
      {may('edit') && <TakeForm sandboxId={sandboxId} />}
      <QueryState query={snapshots}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="py-6 text-center text-sm text-muted">
              No snapshot yet. One keeps a copy of all files, to go back to.
            </p>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((snapshot) => (
                <li key={snapshot.id} className="flex flex-wrap items-center gap-3 py-2.5 text-sm">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{snapshot.name}</span>
                    <span className="text-xs text-muted">
                      {formatDateTime(snapshot.madeAt)} · {formatBytes(snapshot.bytes)}
                    </span>
                  </span>
                  {may('edit') && (
                    <>
                      <Button size="sm" onClick={() => setWanted(snapshot)}>
                        Restore
                      </Button>
                      <Button
                        size="sm"
                        kind="ghost"
                        onClick={() => remove.mutate(snapshot.id, { onError: toast.error })}
                      >
                        Delete
                      </Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      <ConfirmDialog
        open={wanted !== null}
        onOpenChange={(open) => !open && setWanted(null)}
        title={`Go back to “${wanted?.name ?? ''}”?`}
        action="Restore"
        onConfirm={() =>
          wanted &&
          restore.mutate(wanted.id, { onSuccess: () => toast.success('The files are back'), onError: toast.error })
        }
      >
        Everything that runs in the sandbox ends, and the files become what they were then. What changed since is lost.
      </ConfirmDialog>
    </div>
  );
}

function TakeForm({ sandboxId }: { sandboxId: string }) {
  const [name, setName] = useState('');
  const take = useTakeSnapshot(sandboxId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate(name, { onSuccess: () => setName(''), onError: toast.error });
  };
  return (
    <form onSubmit={submit} className="mb-4 flex gap-2">
      <Input
        aria-label="Name of the snapshot"
        placeholder="Name of the snapshot"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={take.isPending}>
        Take snapshot
      </Button>
    </form>
  );
}
