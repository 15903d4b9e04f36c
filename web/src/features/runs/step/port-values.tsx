import { ValueView } from '@/components/views/value-view';
import { readPortValue } from '@/lib/api/port-value';

/** Values on the ports of a step, with where untrusted ones came from. */
export function PortValues({ title, ports }: { title?: string; ports: [string, unknown][] }) {
  if (ports.length === 0) return <p className="text-sm text-muted">Nothing came in.</p>;
  return (
    <div className="flex flex-col gap-2">
      {title !== undefined && <h3 className="text-[13px] font-semibold text-muted">{title}</h3>}
      {ports.map(([port, raw]) => {
        const { value, sources } = readPortValue(raw);
        return (
          <details key={port} open={ports.length === 1} className="rounded-lg border border-line bg-surface">
            <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{port}</summary>
            <div className="border-t border-line p-4">
              {sources.length > 0 && (
                <p className="mb-3 text-[13px] text-warning">Holds text from outside: {sources.join(', ')}</p>
              )}
              <ValueView value={value} />
            </div>
          </details>
        );
      })}
    </div>
  );
}
