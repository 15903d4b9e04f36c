import { clsx } from 'clsx';
import type { MergeConflict, MergeSide } from '@/lib/api/types/canvas-time';
import { fieldOf, KINDS, SIDES, sidesOf } from './conflict-sides';
import { shown, TextPieces } from './text-diff';

interface ConflictItemProps {
  conflict: MergeConflict;
  choice: MergeSide | undefined;
  onChoose: (choice: MergeSide) => void;
  onShow: () => void;
}

/** One conflict: what each side says, and which of them holds. */
export function ConflictItem({ conflict, choice, onChoose, onShow }: ConflictItemProps) {
  const field = fieldOf(conflict);
  return (
    <fieldset className="rounded-lg border border-accent-line p-3">
      <legend className="px-1 text-sm font-medium">
        <button type="button" className="hover:underline" onClick={onShow}>
          {conflict.title}
          {field && <span className="text-muted"> · {field}</span>}
        </button>
      </legend>
      <p className="mb-2 text-xs text-faint">{KINDS[conflict.kind] ?? conflict.kind}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {sidesOf(conflict).map((side) => (
          <label
            key={side}
            className={clsx(
              'flex cursor-pointer flex-col gap-1 rounded-md border p-2 text-[13px]',
              side === 'both' && 'sm:col-span-2',
              choice === side ? 'border-primary bg-primary-soft' : 'border-line hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-2 font-medium">
              <input type="radio" name={conflict.id} checked={choice === side} onChange={() => onChoose(side)} />
              {SIDES[side]}
            </span>
            <SideText conflict={conflict} side={side} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function SideText({ conflict, side }: { conflict: MergeConflict; side: MergeSide }) {
  if (side === 'both') return null;
  const parts = side === 'ours' ? conflict.oursText : conflict.theirsText;
  return (
    <span className="max-h-40 overflow-y-auto break-words whitespace-pre-wrap text-muted">
      {parts ? <TextPieces parts={parts} /> : shown(conflict[side]) || <em>removed</em>}
    </span>
  );
}
