import { useQueryClient } from '@tanstack/react-query';
import { ListOrdered } from 'lucide-react';
import { useEffect } from 'react';
import type { Run } from '@/lib/api/types/run';
import { plural } from '@/lib/format/number';
import { keys } from '@/lib/queries/keys';
import { ordinal } from './ordinal';

const LOOK_MS = 3000;

/** Where a run waits in line. Others leave the line without an event of this run, so it is looked at again. */
export function RunLine({ run }: { run: Run }) {
  const client = useQueryClient();
  const waits = run.status === 'queued' && run.lines.length > 0;
  useEffect(() => {
    if (!waits) return;
    const looks = setInterval(() => void client.invalidateQueries({ queryKey: keys.run(run.id) }), LOOK_MS);
    return () => clearInterval(looks);
  }, [waits, client, run.id]);
  if (!waits) return null;
  return (
    <ul aria-label="Lines in which the run waits" className="mb-3 flex flex-col gap-2">
      {run.lines.map((line) => (
        <li
          key={line.label}
          className="flex items-center gap-3 rounded-md border border-line bg-surface px-3 py-2.5 text-[13px]"
        >
          <ListOrdered size={16} className="shrink-0 text-muted" aria-hidden="true" />
          <span>
            <strong className="font-semibold">{ordinal(line.place)} in line</strong> for {line.label}
            <span className="text-muted">
              {' '}
              · {plural(line.atWork, 'run')} at work, {line.most} at once
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
