import { ExternalLink, Link2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { Tooltip } from '@/components/ui/tooltip';
import type { Program } from '@/lib/api/types/sandbox';
import { formatBytes } from '@/lib/format/number';
import { useKillProgram } from '@/lib/queries/use-kill-program';
import { useOpenPreview } from '@/lib/queries/use-open-preview';
import { useWorkspace } from '@/lib/queries/use-workspace';

/** What runs now, and the ports it listens on. */
export function ProgramsPane({ sandboxId, programs }: { sandboxId: string; programs: readonly Program[] }) {
  const kill = useKillProgram(sandboxId);
  const preview = useOpenPreview(sandboxId);
  const { may } = useWorkspace();
  const open = (programId: string, port: number) => {
    // Opened at once, so that the browser counts it as the click's; its address comes a moment later.
    const page = window.open('about:blank', '_blank');
    if (page) page.opener = null;
    preview.mutate(
      { programId, port },
      {
        onSuccess: ({ url }) => page?.location.replace(url),
        onError: (error) => {
          page?.close();
          toast.error(error);
        },
      },
    );
  };
  const copy = async (programId: string, port: number) => {
    try {
      const { url } = await preview.mutateAsync({ programId, port });
      await navigator.clipboard.writeText(url);
      toast.success('Address copied', 'Whoever opens it first, within a minute, sees the preview until it ends.');
    } catch (problem) {
      toast.error(problem);
    }
  };
  if (programs.length === 0) {
    return (
      <p className="p-8 text-center text-sm text-muted">
        Nothing runs now. Start a server in the terminal, for example{' '}
        <code className="font-mono text-[13px]">python3 -m http.server 8000</code>, and open its port here.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line px-4">
      {programs.map((program) => (
        <li key={program.id} className="flex flex-wrap items-center gap-3 py-3 text-sm">
          <span className="min-w-40 flex-1">
            <code className="block truncate font-mono text-[13px]">{program.command}</code>
            <span className="text-xs text-muted">
              {(program.cpuMs / 1000).toFixed(1)} s of processor · {formatBytes(program.memoryBytes)}
            </span>
          </span>
          {may('edit') && (
            <>
              {program.ports.map((port) => (
                <span key={port} className="flex gap-1">
                  <Button size="sm" kind="primary" onClick={() => open(program.id, port)}>
                    <ExternalLink size={13} /> Port {port}
                  </Button>
                  <Tooltip text="Copy the preview’s address">
                    <Button
                      size="icon-sm"
                      aria-label={`Copy the address of port ${port}`}
                      onClick={() => void copy(program.id, port)}
                    >
                      <Link2 size={13} />
                    </Button>
                  </Tooltip>
                </span>
              ))}
              <Button size="sm" onClick={() => kill.mutate(program.id, { onError: toast.error })}>
                End
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
