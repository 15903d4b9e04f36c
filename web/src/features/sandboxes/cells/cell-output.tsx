import { Spinner } from '@/components/ui/spinner';
import type { Cell } from './use-cells';

interface CellOutputProps {
  cell: Cell;
  /** A picture has come into its size. */
  onDrawn: () => void;
}

/** What a cell was and what it gave: what it printed, the value of its last line, or its error. */
export function CellOutput({ cell, onDrawn }: CellOutputProps) {
  const { result } = cell;
  return (
    <li className="grid grid-cols-[2.5rem_1fr] gap-x-2 gap-y-1 px-4 py-3 font-mono text-[13px]">
      <span className="text-faint select-none">[{cell.id}]</span>
      <pre className="overflow-x-auto whitespace-pre-wrap">{cell.source}</pre>
      <span />
      <div>
        {result === null && (
          <span className="inline-flex items-center gap-2 text-muted">
            <Spinner /> running…
          </span>
        )}
        {result?.stdout && <pre className="overflow-x-auto whitespace-pre-wrap text-muted">{result.stdout}</pre>}
        {result?.stderr && <pre className="overflow-x-auto whitespace-pre-wrap text-warning">{result.stderr}</pre>}
        {result?.pictures?.map((picture, i) => (
          <img
            key={i}
            src={`data:image/png;base64,${picture}`}
            alt={`What cell ${cell.id} drew, ${i + 1}`}
            onLoad={onDrawn}
            className="my-2 max-w-full rounded-md border border-line bg-white"
          />
        ))}
        {result?.value != null && <pre className="overflow-x-auto whitespace-pre-wrap">{result.value}</pre>}
        {result?.error && (
          <pre role="alert" className="overflow-x-auto whitespace-pre-wrap text-danger">
            {result.error}
          </pre>
        )}
      </div>
    </li>
  );
}
