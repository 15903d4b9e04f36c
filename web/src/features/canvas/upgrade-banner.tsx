import { ArrowUpCircle, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toast } from '@/components/ui/toast';
import type { UpgradedCanvas } from '@/lib/api/types/block-package';
import { plural } from '@/lib/format/number';
import { useUndoChanges } from '@/lib/queries/use-undo-changes';
import { useUpgradeCanvas } from '@/lib/queries/use-upgrade-canvas';
import { keepOldBlocks, keepsOldBlocks } from './old-blocks';

/** When a canvas is opened: blocks of older versions of their types are brought up to date, told, and taken back on wish. */
export function UpgradeBanner({ canvasId }: { canvasId: string }) {
  const upgrade = useUpgradeCanvas(canvasId);
  const undo = useUndoChanges(canvasId);
  const asked = useRef('');
  const [news, setNews] = useState<UpgradedCanvas | null>(null);
  const [told, setTold] = useState(false);
  const { mutate } = upgrade;
  useEffect(() => {
    if (asked.current === canvasId || keepsOldBlocks(canvasId)) return;
    asked.current = canvasId;
    mutate(undefined, {
      onSuccess: (answer) => setNews(answer.blocks.length > 0 ? answer : null),
      onError: toast.error,
    });
  }, [canvasId, mutate]);
  if (news === null) return null;
  const takeBack = () => {
    if (news.changes == null) return;
    keepOldBlocks(canvasId);
    undo.mutate(news.changes, { onSuccess: () => setNews(null), onError: toast.error });
  };
  return (
    <div
      data-canvas-ui=""
      role="status"
      className="absolute top-4 left-1/2 z-10 w-max max-w-[min(560px,92%)] -translate-x-1/2 animate-pop-in rounded-lg border border-info-line bg-raised px-3.5 py-2.5 shadow-md"
    >
      <div className="flex items-center gap-3">
        <ArrowUpCircle size={16} aria-hidden="true" className="shrink-0 text-info" />
        <p className="min-w-0 flex-1 text-sm font-medium">
          {plural(news.blocks.length, 'block')} brought to a newer version
        </p>
        <button
          type="button"
          aria-expanded={told}
          onClick={() => setTold(!told)}
          className="text-[13px] font-medium text-link hover:underline"
        >
          {told ? 'Less' : 'What changed'}
        </button>
        <button type="button" onClick={takeBack} className="text-[13px] font-medium text-link hover:underline">
          Undo
        </button>
        <button type="button" aria-label="Close" onClick={() => setNews(null)} className="text-muted hover:text-text">
          <X size={15} />
        </button>
      </div>
      {told && (
        <ul className="mt-2 flex max-h-40 flex-col gap-1.5 overflow-y-auto pl-7 text-[13px] text-muted">
          {news.blocks.map((block) => (
            <li key={block.id}>
              <b className="font-medium text-text">{block.title}</b>, version {block.from} → {block.to}.{' '}
              {block.changes.join(' ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
