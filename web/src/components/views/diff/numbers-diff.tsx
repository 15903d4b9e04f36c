import { clsx } from 'clsx';
import { formatCount } from '@/lib/format/number';

type Figures = Readonly<Record<string, number>>;

/** Figures that changed: before, after, and by how much. */
export function NumbersDiff({ before, after }: { before: Figures; after: Figures }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((n) => before[n] !== after[n]);
  if (names.length === 0) return null;
  return (
    <table className="w-full text-[13px] tabular-nums" aria-label="Figures">
      <tbody>
        {names.map((name) => {
          const [was, is] = [before[name], after[name]];
          const by = was === undefined || is === undefined ? null : is - was;
          return (
            <tr key={name} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1 pr-3 text-left font-normal text-muted">
                {name}
              </th>
              <td className="py-1 pr-2 text-right text-faint">{was === undefined ? '–' : formatCount(was)}</td>
              <td className="w-4 py-1 text-center text-faint">→</td>
              <td className="py-1 pl-2 text-right font-medium">{is === undefined ? '–' : formatCount(is)}</td>
              <td className={clsx('py-1 pl-4 text-right whitespace-nowrap', by !== null && 'text-link')}>
                {by === null ? '' : `${by > 0 ? '+' : '−'}${formatCount(Math.abs(by))}${share(was!, by)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const share = (was: number, by: number) =>
  was === 0 ? '' : ` (${by > 0 ? '+' : '−'}${Math.abs((by / was) * 100).toFixed(Math.abs(by / was) < 0.1 ? 1 : 0)} %)`;
