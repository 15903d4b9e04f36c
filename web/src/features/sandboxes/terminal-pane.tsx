import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useTerminal } from './use-terminal';

/** A shell on a terminal. Loaded when it is first shown. */
export function TerminalPane({ sandboxId }: { sandboxId: string }) {
  const [session, setSession] = useState(0);
  return <Session key={session} sandboxId={sandboxId} onAgain={() => setSession(session + 1)} />;
}

function Session({ sandboxId, onAgain }: { sandboxId: string; onAgain: () => void }) {
  const { parent, ended } = useTerminal(sandboxId);
  return (
    <div className="flex h-full flex-col bg-[#0d1216]">
      <section ref={parent} aria-label="Terminal" className="min-h-0 flex-1 p-2" />
      {ended !== null && (
        <div
          role="status"
          className="flex items-center gap-3 border-t border-line bg-surface px-4 py-2.5 text-sm text-muted"
        >
          <span className="flex-1">The terminal has ended{ended === '' ? '' : `: ${ended}`}.</span>
          <Button size="sm" onClick={onAgain}>
            Open another
          </Button>
        </div>
      )}
    </div>
  );
}
