import { SquareTerminal } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import { useSandboxOfBlock } from '@/lib/queries/use-sandbox-of-block';

/** The way to a code block's sandbox, once it has one: when it installed packages. */
export function SandboxLink({ canvasId, blockId }: { canvasId: string; blockId: string }) {
  const sandbox = useSandboxOfBlock(canvasId, blockId).data;
  if (!sandbox) return null;
  return (
    <Button asChild size="sm" className="mt-4">
      <Link to={`/sandboxes/${sandbox.id}`}>
        <SquareTerminal size={14} /> Open its sandbox
      </Link>
    </Button>
  );
}
