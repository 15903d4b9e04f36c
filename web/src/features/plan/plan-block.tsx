import { clsx } from 'clsx';
import { ChevronDown, Clock, Coins, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { BlockIcon } from '@/canvas/react/block-icon';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { BlockType } from '@/lib/api/types/block-type';
import type { ContractBlock } from '@/lib/api/types/plan';
import { formatSecondsRange } from '@/lib/format/duration';
import { formatMoneyRange } from '@/lib/format/money';
import { settingsOf } from './plan-draft';
import { SettingsFields } from './settings-fields';

interface PlanBlockProps {
  block: ContractBlock;
  type: BlockType | undefined;
  selected: boolean;
  onSelect: () => void;
  onRename: (title: string) => void;
  onSettings: (settings: Record<string, unknown>) => void;
  onRemove: () => void;
}

/** One block of the plan: why it is there, what it takes and needs. */
export function PlanBlock({ block, type, selected, onSelect, onRename, onSettings, onRemove }: PlanBlockProps) {
  const [open, setOpen] = useState(false);
  const { estimate } = block;
  return (
    <li
      id={`block-${block.id}`}
      onFocus={onSelect}
      className={clsx(
        'rounded-lg border bg-surface shadow-xs transition-[border,box-shadow]',
        selected ? 'border-primary shadow-[var(--ring)]' : 'border-line',
      )}
    >
      <div className="flex items-start gap-3 p-3.5">
        <span
          className="mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-md text-white"
          style={{ background: type?.color ?? '#78858f' }}
        >
          <BlockIcon name={type?.icon ?? 'box'} />
        </span>
        <div className="min-w-0 flex-1">
          <input
            aria-label={`Title of block ${block.id}`}
            value={block.title}
            maxLength={200}
            onChange={(event) => onRename(event.target.value)}
            className="-ml-1.5 w-full rounded-sm bg-transparent px-1.5 text-sm font-semibold outline-none hover:bg-hover focus:shadow-[var(--ring)]"
          />
          {block.why && <p className="mt-0.5 text-[13px] text-muted">{block.why}</p>}
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-faint">
            <span>{type?.title ?? block.type}</span>
            {estimate && (
              <>
                <span className="inline-flex items-center gap-1">
                  <Clock size={12} aria-hidden="true" /> {formatSecondsRange(...estimate.seconds)}
                </span>
                <span className="inline-flex items-center gap-1">
                  <Coins size={12} aria-hidden="true" /> {formatMoneyRange(...estimate.money, estimate.currency)}
                </span>
              </>
            )}
            {block.needs?.map((need) => (
              <Badge wrap key={`${need.kind}-${need.what}`} tone={need.optional ? 'neutral' : 'warning'}>
                {need.optional ? 'Optional: ' : ''}
                {need.what}
              </Badge>
            ))}
            {type?.sideEffect === 'final' && <Badge tone="accent">acts outside</Badge>}
          </div>
        </div>
        <Button
          kind="ghost"
          size="icon-sm"
          aria-expanded={open}
          aria-label={`Settings of ${block.title}`}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={16} className={clsx('transition-transform', open && 'rotate-180')} />
        </Button>
        <Button kind="ghost" size="icon-sm" aria-label={`Remove ${block.title}`} onClick={onRemove}>
          <Trash2 size={15} />
        </Button>
      </div>
      {open && (
        <div className="border-t border-line p-4">
          <SettingsFields schema={type?.settingsSchema} settings={settingsOf(block)} onChange={onSettings} />
        </div>
      )}
    </li>
  );
}
