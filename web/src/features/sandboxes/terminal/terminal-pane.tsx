import { clsx } from 'clsx';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TerminalSession } from './terminal-session';

const MOST = 6;

/** Shells side by side, each on a terminal of its own. Loaded when it is first shown. */
export function TerminalPane({ sandboxId }: { sandboxId: string }) {
  const [sessions, setSessions] = useState<readonly number[]>([1]);
  const [shown, setShown] = useState(1);
  const open = () => {
    const next = Math.max(0, ...sessions) + 1;
    setSessions([...sessions, next]);
    setShown(next);
  };
  const close = (session: number) => {
    const left = sessions.filter((other) => other !== session);
    setSessions(left);
    if (session === shown) setShown(left.at(-1) ?? 0);
  };
  const again = (session: number) => {
    const next = Math.max(...sessions) + 1;
    setSessions(sessions.map((other) => (other === session ? next : other)));
    setShown(next);
  };
  return (
    <div className="flex h-full flex-col bg-[#0d1216]">
      <div
        role="tablist"
        aria-label="Terminals"
        className="flex h-9 shrink-0 items-center gap-0.5 overflow-x-auto border-b border-white/10 px-1.5 [scrollbar-width:none]"
      >
        {sessions.map((session) => (
          <span
            key={session}
            className={clsx(
              'flex h-7 shrink-0 items-center rounded-sm text-xs',
              session === shown ? 'bg-white/12 text-white' : 'text-white/60 hover:bg-white/6',
            )}
          >
            <button
              type="button"
              role="tab"
              aria-selected={session === shown}
              className="h-full rounded-sm pr-1 pl-2.5"
              onClick={() => setShown(session)}
            >
              Shell {session}
            </button>
            <button
              type="button"
              aria-label={`Close shell ${session}`}
              className="mr-1 rounded-sm p-1 text-white/50 hover:bg-white/10 hover:text-white"
              onClick={() => close(session)}
            >
              <X size={12} />
            </button>
          </span>
        ))}
        <button
          type="button"
          aria-label="New shell"
          title="New shell"
          disabled={sessions.length >= MOST}
          className="rounded-sm p-1.5 text-white/60 hover:bg-white/10 hover:text-white disabled:opacity-40"
          onClick={open}
        >
          <Plus size={14} />
        </button>
      </div>
      {sessions.map((session) => (
        <div key={session} className={clsx('min-h-0 flex-1', session !== shown && 'hidden')}>
          <TerminalSession sandboxId={sandboxId} shown={session === shown} onAgain={() => again(session)} />
        </div>
      ))}
      {sessions.length === 0 && (
        <div className="flex flex-1 items-center justify-center">
          <Button onClick={open}>
            <Plus size={15} /> New shell
          </Button>
        </div>
      )}
    </div>
  );
}
