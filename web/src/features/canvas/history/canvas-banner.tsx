import { Clock3 } from 'lucide-react';
import type { ReactNode } from 'react';

/** Says over the canvas that it is not the present one, and leads back. */
export function CanvasBanner({ children, back, onBack }: { children: ReactNode; back: string; onBack: () => void }) {
  return (
    <div
      data-canvas-ui=""
      role="status"
      className="absolute top-3 left-1/2 z-30 flex w-max max-w-[92%] -translate-x-1/2 items-center gap-3 rounded-lg border border-warning-line bg-warning-soft py-1.5 pr-1.5 pl-3.5 text-sm shadow-md"
    >
      <Clock3 size={15} aria-hidden="true" className="shrink-0 text-warning" />
      <span className="min-w-0 max-sm:text-[13px] max-sm:leading-4.5">{children}</span>
      <button
        type="button"
        onClick={onBack}
        className="shrink-0 rounded-sm bg-raised px-2.5 py-1 text-[13px] font-medium text-text shadow-xs hover:bg-hover"
      >
        {back}
      </button>
    </div>
  );
}
