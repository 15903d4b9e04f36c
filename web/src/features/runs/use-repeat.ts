import { useNavigate } from 'react-router';
import { toast } from '@/components/ui/toast';
import { useReplayRun } from '@/lib/queries/use-replay-run';

/** Runs a run again and goes to the new one. */
export function useRepeat(runId: string) {
  const replay = useReplayRun();
  const navigate = useNavigate();
  const start = async (mode: 'replay' | 'rerun', from?: string) => {
    try {
      const answer = await replay.mutateAsync({ id: runId, mode, ...(from === undefined ? {} : { from }) });
      await navigate(`/runs/${answer.runId}`);
    } catch (error) {
      toast.error(error);
    }
  };
  return { start, busy: replay.isPending };
}
