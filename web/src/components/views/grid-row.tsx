import { clsx } from 'clsx';
import { cellText, isNumeric } from './cell-text';

interface GridRowProps {
  index: number;
  columns: readonly { name: string; type: string }[];
  /** Undefined while it is on its way. */
  row: readonly unknown[] | undefined;
}

export function GridRow({ index, columns, row }: GridRowProps) {
  return (
    <tr aria-rowindex={index + 2} className="border-line border-b hover:bg-hover" style={{ height: 32 }}>
      {columns.map(({ name, type }, i) => {
        const text = cellText(row?.[i], type);
        return (
          <td
            key={name}
            title={text !== null && text.length > 40 ? text : undefined}
            className={clsx('truncate px-3', isNumeric(type) && 'text-right tabular-nums')}
          >
            {row === undefined ? <i className="inline-block h-2.5 w-3/5 rounded bg-sunken" /> : (text ?? <Nothing />)}
          </td>
        );
      })}
    </tr>
  );
}

const Nothing = () => <span className="text-faint">–</span>;
