import { ChevronDown, ListVideo, Play, Square, StepForward } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useRunCommand } from '@/lib/queries/use-run-command';
import { loadPart } from '@/lib/tasks/load-part';
import { type AskedInput, askedInputs } from './inputs/asked-inputs';
import type { useCanvasRun } from './use-canvas-run';

const InputsDialog = lazy(() =>
  loadPart(async () => ({ default: (await import('./inputs/inputs-dialog')).InputsDialog })),
);

interface RunButtonsProps {
  runs: ReturnType<typeof useCanvasRun>;
  store: CanvasStore;
  selected: string | null;
}

/** Run everything, a block, or from a block on; stop what runs. */
export function RunButtons({ runs, selected, store }: RunButtonsProps) {
  const command = useRunCommand();
  const [asked, setAsked] = useState<AskedInput[] | null>(null);
  if (runs.running && runs.run) {
    const id = runs.run.id;
    return (
      <Button
        kind="danger"
        busy={command.isPending}
        onClick={() => command.mutate({ id, command: 'cancel' }, { onError: toast.error })}
      >
        <Square size={14} /> Stop
      </Button>
    );
  }
  const all = () => {
    const inputs = askedInputs(store);
    if (inputs.length === 0) void runs.begin('all');
    else setAsked(inputs);
  };
  return (
    <div className="flex">
      {asked !== null && (
        <Suspense>
          <InputsDialog
            asked={asked}
            onClose={() => setAsked(null)}
            onRun={(inputs) => void runs.begin('all', undefined, inputs)}
          />
        </Suspense>
      )}
      <Button kind="primary" className="rounded-r-none" busy={runs.starting} onClick={all}>
        {!runs.starting && <Play size={15} />}
        <span>
          Run<span className="hidden sm:inline"> all</span>
        </span>
      </Button>
      <Menu
        trigger={
          <Button
            kind="primary"
            size="icon"
            className="w-8 rounded-l-none border-l border-white/25"
            aria-label="More ways to run"
          >
            <ChevronDown size={15} />
          </Button>
        }
      >
        <MenuItem icon={<ListVideo size={14} />} onSelect={all}>
          Run everything
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={<Play size={14} />}
          disabled={!selected}
          onSelect={() => selected && void runs.begin('block', selected)}
        >
          Run {selected ? `“${titleOf(store, selected)}”` : 'the selected block'}
        </MenuItem>
        <MenuItem
          icon={<StepForward size={14} />}
          disabled={!selected}
          onSelect={() => selected && void runs.begin('from', selected)}
        >
          Run from {selected ? 'here on' : 'the selected block on'}
        </MenuItem>
        {!selected && <MenuLabel>Select a block to run it alone.</MenuLabel>}
      </Menu>
    </div>
  );
}

function titleOf(store: CanvasStore, id: string): string {
  const block = store.scene.blocks.get(id);
  return block?.props.title ?? block?.type ?? id;
}
