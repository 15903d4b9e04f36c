import { clsx } from 'clsx';
import type { MergeConflict } from '@/lib/api/types/canvas-time';
import { shown } from './text-diff';

const KINDS: Record<string, string> = {
  field: 'Changed on both sides',
  removedChanged: 'Removed on one side, changed on the other',
  moved: 'Moved on both sides',
};

interface ConflictItemProps {
  conflict: MergeConflict;
  choice: 'ours' | 'theirs' | undefined;
  onChoose: (choice: 'ours' | 'theirs') => void;
  onShow: () => void;
}

/** One conflict: what each side says, and which of them holds. */
export function ConflictItem({ conflict, choice, onChoose, onShow }: ConflictItemProps) {
  const field = conflict.path?.replace(/^(settings|props)\./, '');
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
        {(['ours', 'theirs'] as const).map((side) => (
          <label
            key={side}
            className={clsx(
              'flex cursor-pointer flex-col gap-1 rounded-md border p-2 text-[13px]',
              choice === side ? 'border-primary bg-primary-soft' : 'border-line hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-2 font-medium">
              <input type="radio" name={conflict.id} checked={choice === side} onChange={() => onChoose(side)} />
              {side === 'ours' ? 'Here' : 'The branch'}
            </span>
            <span className="max-h-24 overflow-y-auto break-words text-muted">
              {shown(conflict[side]) || <em>removed</em>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
