import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { CanvasVersion } from '@/lib/api/types/canvas-time';
import { formatDateTime } from '@/lib/format/date';
import { useCanvasShares } from '@/lib/queries/use-canvas-shares';
import { useRevokeShare } from '@/lib/queries/use-revoke-share';

const WHAT = { viewer: 'Can view', commenter: 'Can comment', editor: 'Can edit', agent: 'Agent' };

/** Links that are out there, each to be revoked. */
export function ShareList({ canvasId, versions }: { canvasId: string; versions: readonly CanvasVersion[] }) {
  const shares = useCanvasShares(canvasId).data ?? [];
  const revoke = useRevokeShare(canvasId);
  if (shares.length === 0) return null;
  return (
    <section className="mt-5 border-t border-line pt-4">
      <h3 className="mb-1 text-[13px] font-semibold text-muted">Links that work now</h3>
      <ul>
        {shares.map((share) => (
          <li key={share.id} className="flex items-center gap-3 py-1.5 text-sm">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{WHAT[share.role] ?? share.role}</span>
              {share.agent && (
                <span className="text-muted">
                  {' '}
                  “{share.agent.name}”,{' '}
                  {share.agent.blocks.length === 1 ? '1 block' : `${share.agent.blocks.length} blocks`}
                  {share.agent.mayAdd && ' and its own'}
                </span>
              )}
              {share.versionId && (
                <span className="text-muted">
                  {' '}
                  version “{versions.find((v) => v.id === share.versionId)?.name ?? '…'}”
                </span>
              )}
              <span className="block text-xs text-faint">
                {share.expiresAt ? `Expires ${formatDateTime(share.expiresAt)}` : 'Does not expire'}
              </span>
            </span>
            <Button
              kind="danger"
              size="sm"
              busy={revoke.isPending && revoke.variables === share.id}
              onClick={() => revoke.mutate(share.id, { onError: toast.error })}
            >
              Revoke
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
