import { useState } from 'react';
import { toast } from '@/components/ui/toast';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { useRenameCanvas } from '@/lib/queries/use-rename-canvas';

/** The title, to be edited in place. */
export function CanvasTitle({ canvas, readOnly }: { canvas: CanvasDetail; readOnly: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useRenameCanvas();
  if (readOnly) return <h1 className="truncate text-sm font-semibold">{canvas.title}</h1>;
  const commit = () => {
    const title = draft?.trim();
    setDraft(null);
    if (title && title !== canvas.title) rename.mutate({ id: canvas.id, title }, { onError: toast.error });
  };
  return (
    <h1 className="min-w-0 shrink">
      <input
        aria-label="Title of the canvas"
        value={draft ?? canvas.title}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setDraft(null);
        }}
        className="field-sizing-content w-full max-w-100 min-w-24 truncate rounded-sm bg-transparent px-1.5 py-1 text-sm font-semibold outline-none hover:bg-hover focus:shadow-[var(--ring)]"
      />
    </h1>
  );
}
