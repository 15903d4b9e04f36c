import { clsx } from 'clsx';
import { Check, TriangleAlert } from 'lucide-react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { Rect } from '@/canvas/core/model/geometry';
import { WorldPin } from '@/canvas/react/world-pin';
import type { MergeConflict, MergeSide } from '@/lib/api/types/canvas-time';
import { fieldOf, KINDS, SIDES, sidesOf } from './conflict-sides';

interface ConflictPinsProps {
  store: CanvasStore;
  conflicts: readonly MergeConflict[];
  choices: Readonly<Record<string, MergeSide>>;
  onChoose: (conflictId: string, side: MergeSide) => void;
}

const SHORT: Record<MergeSide, string> = { ours: 'Here', theirs: 'Branch', both: 'Both' };
const below = ({ x, y, h }: Rect) => ({ x, y: y + h + 8 });

/** The conflicts of a merge on the cards they are about, each to be settled there. */
export function ConflictPins({ store, conflicts, choices, onChoose }: ConflictPinsProps) {
  return [...groupByBlock(store, conflicts)].map(([blockId, list]) => (
    <WorldPin key={blockId} store={store} place={{ blockId }} corner={below}>
      <div
        data-canvas-ui=""
        className="flex w-max max-w-76 flex-col gap-1.5 rounded-lg border border-accent-line bg-raised p-2 shadow-md"
      >
        {list.map((conflict) => (
          <Choice
            key={conflict.id}
            conflict={conflict}
            choice={choices[conflict.id]}
            onChoose={(side) => onChoose(conflict.id, side)}
          />
        ))}
      </div>
    </WorldPin>
  ));
}

interface ChoiceProps {
  conflict: MergeConflict;
  choice: MergeSide | undefined;
  onChoose: (side: MergeSide) => void;
}

function Choice({ conflict, choice, onChoose }: ChoiceProps) {
  const what = fieldOf(conflict) || (KINDS[conflict.kind] ?? conflict.kind).toLowerCase();
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">
        {conflict.title}: {what}
      </legend>
      <span className="flex max-w-40 items-center gap-1 text-xs font-medium" title={KINDS[conflict.kind]}>
        {choice === undefined ? (
          <TriangleAlert size={13} aria-hidden="true" className="shrink-0 text-warning" />
        ) : (
          <Check size={13} aria-hidden="true" className="shrink-0 text-success" />
        )}
        <span className="truncate">{what}</span>
      </span>
      <span className="flex overflow-hidden rounded-md border border-line">
        {sidesOf(conflict).map((side) => (
          <button
            key={side}
            type="button"
            aria-pressed={choice === side}
            aria-label={`${SIDES[side]} holds: ${conflict.title}, ${what}`}
            onClick={() => onChoose(side)}
            className={clsx(
              'h-7 border-line px-2.5 text-xs font-medium not-first:border-l',
              choice === side ? 'bg-primary-fill text-on-primary' : 'text-text hover:bg-hover',
            )}
          >
            {SHORT[side]}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

/** A conflict about a connection is shown on the block it leads to. */
function groupByBlock({ scene }: CanvasStore, conflicts: readonly MergeConflict[]): Map<string, MergeConflict[]> {
  const groups = new Map<string, MergeConflict[]>();
  for (const conflict of conflicts) {
    const edge = conflict.connectionId ? scene.edges.get(conflict.connectionId) : undefined;
    const blockId = conflict.blockId ?? edge?.toBlock;
    if (blockId) groups.set(blockId, [...(groups.get(blockId) ?? []), conflict]);
  }
  return groups;
}
