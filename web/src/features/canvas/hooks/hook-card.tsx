import { RefreshCw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import type { useHookActions } from '@/lib/queries/use-hook-actions';
import type { useHooks } from '@/lib/queries/use-hooks';
import { HookCallList } from './hook-call-list';

interface HookCardProps {
  hook: NonNullable<ReturnType<typeof useHooks>['data']>['items'][number];
  actions: ReturnType<typeof useHookActions>;
  onRotate: () => void;
}

/** One web address: renew, end, try it, and its latest calls. */
export function HookCard({ hook, actions, onRotate }: HookCardProps) {
  const now = useNow(30_000);
  const [body, setBody] = useState('{"hello": "world"}');
  const [ending, setEnding] = useState(false);
  const reply = actions.test.data;
  const tryIt = () => {
    try {
      actions.test.mutate({ hookId: hook.id, body: JSON.parse(body) as unknown }, { onError: toast.error });
    } catch {
      toast.info('That is not JSON', 'Write a JSON value to send, such as {"order": 7}.');
    }
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{hook.name}</span>
          <span className="text-xs text-muted">
            {hook.calledAt ? `called ${formatRelative(hook.calledAt, now)}` : 'never called'} · waits {hook.waitSeconds}{' '}
            s
          </span>
        </span>
        <Button
          kind="ghost"
          size="icon-sm"
          aria-label="Renew the address"
          title="Renew: the old address ends"
          onClick={onRotate}
        >
          <RefreshCw size={14} />
        </Button>
        <Button kind="ghost" size="icon-sm" aria-label="End the address" onClick={() => setEnding(true)}>
          <Trash2 size={14} />
        </Button>
      </div>
      <details>
        <summary className="cursor-pointer text-[13px] font-medium">Try it</summary>
        <div className="mt-2 flex flex-col gap-2">
          <TextArea
            aria-label="Body to send"
            rows={3}
            className="font-mono text-[13px]"
            value={body}
            onChange={(e) => setBody(e.target.value)}
          />
          <Button size="sm" className="self-start" busy={actions.test.isPending} onClick={tryIt}>
            <Send size={14} /> Send
          </Button>
          {reply !== undefined && (
            <pre
              tabIndex={0}
              className="max-h-40 overflow-auto rounded-md bg-sunken p-2 text-[13px] whitespace-pre-wrap"
            >
              {`${reply.status}\n${reply.body ?? reply.problem ?? 'Accepted: the run goes on.'}`}
            </pre>
          )}
        </div>
      </details>
      <HookCallList hookId={hook.id} />
      <ConfirmDialog
        open={ending}
        onOpenChange={setEnding}
        title="End this web address?"
        action="End it"
        onConfirm={() => actions.end.mutate(hook.id, { onError: toast.error })}
      >
        Whoever calls it is told that it does not exist.
      </ConfirmDialog>
    </div>
  );
}
