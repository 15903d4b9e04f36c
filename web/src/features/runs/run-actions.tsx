import { GitFork, Pause, Play, RotateCcw, RotateCw, Square, Undo2, Unplug } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { Run } from '@/lib/api/types/run';
import { useHealth } from '@/lib/queries/use-health';
import { usePullPlug } from '@/lib/queries/use-pull-plug';
import { useRunCommand } from '@/lib/queries/use-run-command';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { isOver } from './use-live-run';
import { useRepeat } from './use-repeat';

const UndoDialog = lazy(async () => ({ default: (await import('./undo/undo-dialog')).UndoDialog }));

/** What can be done with a run in the state it is in. */
export function RunActions({ run, onFork }: { run: Run; onFork: (() => void) | undefined }) {
  const { may } = useWorkspace();
  if (!may('operate')) return null;
  return isOver(run) ? <AfterwardsActions run={run} onFork={onFork} /> : <OngoingActions run={run} />;
}

function OngoingActions({ run }: { run: Run }) {
  const command = useRunCommand();
  const health = useHealth();
  const plug = usePullPlug();
  const { may } = useWorkspace();
  const act = (verb: 'cancel' | 'pause' | 'resume') =>
    command.mutate({ id: run.id, command: verb }, { onError: toast.error });
  return (
    <>
      {run.status === 'paused' ? (
        <Button busy={command.isPending} onClick={() => act('resume')}>
          <Play size={15} /> Resume
        </Button>
      ) : (
        <Button busy={command.isPending} onClick={() => act('pause')}>
          <Pause size={15} /> Pause
        </Button>
      )}
      {health.data?.development === true && may('administer') && (
        <Button
          kind="accent"
          busy={plug.isPending}
          title="Kills the process that has this run in hand; it goes on where it was"
          onClick={() =>
            plug.mutate(run.id, {
              onSuccess: () =>
                toast.info('The plug is pulled', 'Another server goes on with the run, or this one when it is back.'),
              onError: toast.error,
            })
          }
        >
          <Unplug size={15} /> Pull the plug
        </Button>
      )}
      <Button kind="danger" busy={command.isPending} onClick={() => act('cancel')}>
        <Square size={14} /> Stop
      </Button>
    </>
  );
}

function AfterwardsActions({ run, onFork }: { run: Run; onFork: (() => void) | undefined }) {
  const [undoing, setUndoing] = useState(false);
  const repeat = useRepeat(run.id);
  const acts = (run.steps ?? []).some((step) => step.sideEffect !== 'none');
  return (
    <>
      {run.kind !== 'replay' && run.kind !== 'undo' && acts && (
        <Button onClick={() => setUndoing(true)}>
          <Undo2 size={15} /> Undo this run
        </Button>
      )}
      <Menu
        trigger={
          <Button kind="primary" busy={repeat.busy}>
            <RotateCw size={15} /> Run again
          </Button>
        }
      >
        <MenuItem icon={<RotateCw size={14} />} onSelect={() => void repeat.start('rerun')}>
          Re-run everything
        </MenuItem>
        <MenuItem icon={<RotateCcw size={14} />} onSelect={() => void repeat.start('replay')}>
          Replay with the kept answers
        </MenuItem>
        {onFork && (
          <MenuItem icon={<GitFork size={14} />} onSelect={onFork}>
            Fork with changes…
          </MenuItem>
        )}
      </Menu>
      {undoing && (
        <Suspense>
          <UndoDialog runId={run.id} onClose={() => setUndoing(false)} />
        </Suspense>
      )}
    </>
  );
}
