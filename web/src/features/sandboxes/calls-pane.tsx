import { EgressLog } from '@/features/egress/egress-log';

/** What the sandbox called outside, and what was refused: administrators open a refused host from here. */
export function CallsPane({ sandboxId }: { sandboxId: string }) {
  return (
    <div className="p-4">
      <EgressLog
        filter={{ sandbox: sandboxId }}
        nothing="Nothing was called yet. What pip, npm, git or a program of yours wants to reach appears here, with a way to allow it."
      />
    </div>
  );
}
