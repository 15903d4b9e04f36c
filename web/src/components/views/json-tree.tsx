import { ChevronRight } from 'lucide-react';
import { useState } from 'react';

const SHOWN = 100;

/** JSON to look into: objects and arrays open and close. */
export function JsonTree({ value, name, depth = 0 }: { value: unknown; name?: string; depth?: number }) {
  const compound = typeof value === 'object' && value !== null;
  const [open, setOpen] = useState(depth < 2);
  const label = name === undefined ? null : <span className="text-link">{name}: </span>;
  if (!compound) {
    return (
      <div className="pl-5 font-mono text-[13px] leading-6 break-words">
        {label}
        <Leaf value={value} />
      </div>
    );
  }
  const entries: [string, unknown][] = Object.entries(value);
  const sign = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  return (
    <div className="font-mono text-[13px] leading-6">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-1 rounded-xs text-left hover:bg-hover"
      >
        <ChevronRight size={14} aria-hidden="true" className={open ? 'rotate-90 text-faint' : 'text-faint'} />
        {label}
        <span className="text-faint">{sign}</span>
      </button>
      {open && (
        <div className="ml-1.5 border-l border-line pl-2">
          {entries.slice(0, SHOWN).map(([key, item]) => (
            <JsonTree key={key} name={key} value={item} depth={depth + 1} />
          ))}
          {entries.length > SHOWN && <div className="pl-5 text-faint">… {entries.length - SHOWN} more</div>}
        </div>
      )}
    </div>
  );
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === 'string') return <span className="text-success">{JSON.stringify(value.slice(0, 2000))}</span>;
  if (typeof value === 'number') return <span className="text-accent-strong">{value}</span>;
  return <span className="text-info">{String(value)}</span>;
}
