import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { CanvasProblem } from '@/lib/api/types/canvas';

/** What keeps the block from running, and how to put it right. */
export function ProblemList({ problems }: { problems: readonly CanvasProblem[] }) {
  if (problems.length === 0) {
    return (
      <p className="flex items-center justify-center gap-2 p-8 text-sm text-muted">
        <CircleCheck size={16} aria-hidden="true" className="text-success" /> Nothing stands in the way.
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-2 p-4">
      {problems.map((problem) => (
        <li
          key={`${problem.code}-${problem.port ?? problem.setting ?? ''}`}
          className="flex gap-2.5 rounded-md border border-line p-3 text-sm"
        >
          {problem.warning ? (
            <TriangleAlert size={16} role="img" aria-label="Warning" className="mt-0.5 shrink-0 text-warning" />
          ) : (
            <CircleAlert size={16} role="img" aria-label="Error" className="mt-0.5 shrink-0 text-danger" />
          )}
          <div>
            <p>{problem.message}</p>
            {problem.fix && <p className="text-muted">{problem.fix}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
