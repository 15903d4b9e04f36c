import { clsx } from 'clsx';
import { lineHunks } from '@/lib/diff/line-hunks';

const SIGN = { equal: ' ', insert: '+', delete: '−' };
const LOOK = { equal: '', insert: 'bg-success-soft text-success', delete: 'bg-danger-soft text-danger' };

/** Lines that came and went, with those around them and their numbers. */
export function LinesDiff({ before, after }: { before: string; after: string }) {
  const hunks = lineHunks(before, after);
  if (hunks === null) return <p className="text-[13px] text-muted">Too long to be compared line by line.</p>;
  if (hunks.length === 0) return <p className="text-[13px] text-muted">The same.</p>;
  return (
    <div
      tabIndex={0}
      className="max-h-100 overflow-auto rounded-md border border-line bg-sunken font-mono text-xs leading-5"
    >
      {hunks.map((hunk, i) => (
        <table key={i} className={clsx('w-full border-collapse', i > 0 && 'border-t border-line')}>
          <tbody>
            {hunk.lines.map((line, at) => (
              <tr key={at} className={LOOK[line.op]}>
                <td className="w-10 px-1.5 text-right text-faint select-none">{line.before}</td>
                <td className="w-10 px-1.5 text-right text-faint select-none">{line.after}</td>
                <td className="w-4 text-center select-none" aria-hidden="true">
                  {SIGN[line.op]}
                </td>
                <td className="pr-3 whitespace-pre-wrap break-words">
                  {line.op === 'insert' ? (
                    <ins className="no-underline">{line.text}</ins>
                  ) : line.op === 'delete' ? (
                    <del className="no-underline">{line.text}</del>
                  ) : (
                    line.text
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
