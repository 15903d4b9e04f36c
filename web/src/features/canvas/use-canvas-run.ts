import { useEffect, useState } from 'react';
import { toast } from '@/components/ui/toast';
import { useRuns } from '@/lib/queries/use-runs';
import { useStartRun } from '@/lib/queries/use-start-run';
import { isOver, useLiveRun } from '../runs/use-live-run';

/** The run in sight on a canvas: the one just started, or the latest. */
export function useCanvasRun(canvasId: string) {
  const runs = useRuns({ canvasId, limit: 20 });
  const list = runs.data?.pages[0]?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const latest = list[0]?.id ?? null;
  const runId = chosen ?? latest;
  const { run, live } = useLiveRun(runId);
  const start = useStartRun();
  const over = run === undefined || isOver(run);
  useEffect(() => {
    // Somebody else started a newer run while ours is over: follow it.
    if (over && latest !== null) setChosen(null);
  }, [latest, over]);

  const begin = async (mode: 'all' | 'block' | 'from', blockId?: string, inputs?: Record<string, unknown>) => {
    try {
      const started = await start.mutateAsync({
        canvasId,
        mode,
        ...(blockId === undefined ? {} : { blockId }),
        ...(inputs === undefined ? {} : { inputs }),
      });
      setChosen(started.runId);
    } catch (error) {
      toast.error(error);
    }
  };
  return { run, live, list, begin, starting: start.isPending, running: run !== undefined && !over, show: setChosen };
}
