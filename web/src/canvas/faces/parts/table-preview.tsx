type Cell = string | number | boolean | null;

/** The first rows and columns of a table. */
export function TablePreview({ columns, rows }: { columns: string[]; rows: Cell[][] }) {
  const shown = columns.slice(0, 4);
  return (
    <div className="cv-rows">
      <table className="cv-table">
        <thead>
          <tr>
            {shown.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 6).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a result have no name and never move
            <tr key={i}>
              {shown.map((name, j) => (
                <td key={name}>{row[j] === null || row[j] === undefined ? '–' : String(row[j])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
