import { TextPiece } from '@/components/views/text-pieces';
import type { ChangedField, TextPart } from '@/lib/api/types/canvas-time';

/** One field before and after; texts word by word. */
export function FieldDiff({ field }: { field: ChangedField }) {
  return (
    <div className="min-w-0">
      <p className="text-xs font-medium text-faint">{labelOf(field.path)}</p>
      {field.text ? (
        <p className="max-h-48 overflow-y-auto rounded-md bg-sunken p-2 text-[13px] leading-5 whitespace-pre-wrap break-words">
          <TextPieces parts={field.text} />
        </p>
      ) : (
        <p className="rounded-md bg-sunken p-2 text-[13px] break-words">
          <TextPiece op="delete" text={shown(field.before)} />
          {field.before != null && field.after != null && <span className="px-1 text-faint">→</span>}
          <TextPiece op="insert" text={shown(field.after)} />
        </p>
      )}
    </div>
  );
}

/** What stayed, came and went, in order. */
export function TextPieces({ parts }: { parts: readonly TextPart[] }) {
  return parts.map((part, i) => <TextPiece key={i} op={part.op} text={part.text} />);
}

export function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "settings.prompt" reads as "Prompt". */
function labelOf(path: string): string {
  const name = path.replace(/^(settings|props)\./, '').replace(/[._]/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
