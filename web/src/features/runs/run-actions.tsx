import { Pause, Play, RotateCcw, RotateCw, Square, StepForward } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { Run, Step } from '@/lib/api/types/run';
import { useReplayRun } from '@/lib/queries/use-replay-run';
import { useRunCommand } from '@/lib/queries/use-run-command';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { isOver } from './use-live-run';

/** What can be done with a run in the state it is in. */
export function RunActions({ run, step }: { run: Run; step: Step | null }) {
  const { may } = useWorkspace();
  const command = useRunCommand();
  const replay = useReplayRun();
  const navigate = useNavigate();
  if (!may('operate')) return null;
  const act = async (verb: 'cancel' | 'pause' | 'resume') => {
    try {
      await command.mutateAsync({ id: run.id, command: verb });
    } catch (error) {
      toast.error(error);
    }
  };
  const again = async (mode: 'replay' | 'rerun', from?: string) => {
    try {
      const { runId } = await replay.mutateAsync({ id: run.id, mode, ...(from === undefined ? {} : { from }) });
      await navigate(`/runs/${runId}`);
    } catch (error) {
      toast.error(error);
    }
  };
  if (!isOver(run)) {
    return (
      <>
        {run.status === 'paused' ? (
          <Button busy={command.isPending} onClick={() => void act('resume')}>
            <Play size={15} /> Resume
          </Button>
        ) : (
          <Button busy={command.isPending} onClick={() => void act('pause')}>
            <Pause size={15} /> Pause
          </Button>
        )}
        <Button kind="danger" busy={command.isPending} onClick={() => void act('cancel')}>
          <Square size={14} /> Stop
        </Button>
      </>
    );
  }
  return (
    <Menu
      trigger={
        <Button kind="primary" busy={replay.isPending}>
          <RotateCw size={15} /> Run again
        </Button>
      }
    >
      <MenuItem icon={<RotateCw size={14} />} onSelect={() => void again('rerun')}>
        Re-run everything
      </MenuItem>
      {step && (
        <MenuItem icon={<StepForward size={14} />} onSelect={() => void again('rerun', step.address)}>
          Re-run from “{step.title}”
        </MenuItem>
      )}
      <MenuItem icon={<RotateCcw size={14} />} onSelect={() => void again('replay')}>
        Replay with the kept answers
      </MenuItem>
    </Menu>
  );
}
