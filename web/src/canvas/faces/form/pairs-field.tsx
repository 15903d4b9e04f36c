import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { FieldProps } from './field-props';
import { FIELD, SMALL_BUTTON } from './field-style';

type Pair = [string, string];

/** Names and values, such as headers. Rows without a name are kept on screen but not stored. */
export function PairsField({ label, value, readOnly, onChange }: FieldProps) {
  const stored = typeof value === 'object' && value !== null ? Object.entries(value as Record<string, unknown>) : [];
  const [draft, setDraft] = useState<Pair[]>(() => stored.map(([name, text]) => [name, String(text)]));
  const write = (pairs: Pair[]) => {
    setDraft(pairs);
    const named = pairs.filter(([name]) => name.trim() !== '');
    onChange(named.length === 0 ? undefined : Object.fromEntries(named.map(([name, text]) => [name.trim(), text])));
  };
  const edit = (at: number, part: 0 | 1, text: string) =>
    write(draft.map((pair, i) => (i === at ? (part === 0 ? [text, pair[1]] : [pair[0], text]) : pair)));
  return (
    <div className="flex flex-col gap-1.5">
      {draft.map(([name, text], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is being typed and may repeat; the place is the identity
        <div key={i} className="flex gap-1.5">
          <input
            className={FIELD}
            aria-label={`${label}: name`}
            placeholder="Name"
            disabled={readOnly}
            value={name}
            onChange={(e) => edit(i, 0, e.target.value)}
          />
          <input
            className={FIELD}
            aria-label={`${label}: value`}
            placeholder="Value"
            disabled={readOnly}
            value={text}
            onChange={(e) => edit(i, 1, e.target.value)}
          />
          {!readOnly && (
            <button
              type="button"
              className="cv-tool"
              aria-label={`Remove ${name || 'row'}`}
              onClick={() => write(draft.filter((_, j) => j !== i))}
            >
              <X size={14} />
            </button>
          )}
        </div>
      ))}
      {!readOnly && (
        <button type="button" className={`${SMALL_BUTTON} self-start`} onClick={() => setDraft([...draft, ['', '']])}>
          <Plus size={14} /> Add
        </button>
      )}
    </div>
  );
}
