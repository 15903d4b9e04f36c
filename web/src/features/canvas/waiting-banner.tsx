import { Hand } from 'lucide-react';
import type { Step } from '@/lib/api/types/run';

/** Says on the canvas that a run waits for a person. */
export function WaitingBanner({ steps, onShow }: { steps: ReadonlyMap<string, Step>; onShow: (id: string) => void }) {
  const waiting = [...steps.values()].filter((s) => s.status === 'waiting' && s.question);
  const first = waiting[0];
  if (first === undefined) return null;
  return (
    <div
      data-canvas-ui=""
      role="status"
      className="absolute top-16 left-1/2 z-10 flex w-max max-w-[92%] -translate-x-1/2 animate-pop-in items-center gap-3 rounded-lg border border-accent-line bg-raised py-2 pr-2 pl-3.5 shadow-md"
    >
      <Hand size={16} aria-hidden="true" className="shrink-0 text-accent-strong" />
      <span className="truncate text-sm">
        {waiting.length === 1
          ? `“${first.title}” waits for your decision`
          : `${waiting.length} blocks wait for your decision`}
      </span>
      <button
        type="button"
        onClick={() => onShow(first.address)}
        className="rounded-sm bg-accent-fill px-2.5 py-1 text-[13px] font-medium text-on-accent hover:brightness-110"
      >
        Decide
      </button>
    </div>
  );
}
