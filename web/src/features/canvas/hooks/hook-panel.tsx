import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { OnceSecret } from '@/components/ui/once-secret';
import { toast } from '@/components/ui/toast';
import { useHookActions } from '@/lib/queries/use-hook-actions';
import { useHooks } from '@/lib/queries/use-hooks';
import { HookCard } from './hook-card';

/** The web addresses that start this canvas: make one, copy it, renew it, try it, and see who called. */
export function HookPanel({ canvasId, title }: { canvasId: string; title: string }) {
  const hooks = useHooks(canvasId);
  const actions = useHookActions(canvasId);
  const [address, setAddress] = useState<string | null>(null);
  const shown = {
    onSuccess: (made: { path: string }) => setAddress(new URL(made.path, location.origin).toString()),
    onError: toast.error,
  };
  return (
    <section aria-label="Web addresses" className="mb-5 flex flex-col gap-3">
      <h3 className="text-[13px] font-semibold text-muted">Web address</h3>
      {address !== null && (
        <OnceSecret
          value={address}
          note="Send a POST to this address. It is shown this once; renew it if it gets lost."
        />
      )}
      <QueryState query={hooks}>
        {({ items }) => (
          <>
            {items.map((hook) => (
              <HookCard
                key={hook.id}
                hook={hook}
                actions={actions}
                onRotate={() => actions.rotate.mutate(hook.id, shown)}
              />
            ))}
            <Button
              size="sm"
              className="self-start"
              busy={actions.create.isPending}
              onClick={() => actions.create.mutate(title, shown)}
            >
              <Plus size={14} /> {items.length === 0 ? 'Make a web address' : 'Another address'}
            </Button>
          </>
        )}
      </QueryState>
      <Link to={`/triggers?canvas=${canvasId}`} className="self-start text-[13px] text-link hover:underline">
        Run it by a schedule
      </Link>
    </section>
  );
}
