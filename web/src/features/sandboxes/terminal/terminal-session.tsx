import { Button } from '@/components/ui/button';
import { useTerminal } from './use-terminal';

interface TerminalSessionProps {
  sandboxId: string;
  shown: boolean;
  onAgain: () => void;
}

/** One shell on a terminal. */
export function TerminalSession({ sandboxId, shown, onAgain }: TerminalSessionProps) {
  const { parent, ended } = useTerminal(sandboxId, shown);
  return (
    <div className="flex h-full flex-col">
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
