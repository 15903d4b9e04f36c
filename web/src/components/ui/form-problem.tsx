import { CircleAlert } from 'lucide-react';
import { explain } from '@/lib/api/problem';

/** Why a form was refused. */
export function FormProblem({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { title, fix } = explain(error);
  return (
    <div role="alert" className="flex gap-2.5 rounded-md border border-danger-line bg-danger-soft p-3 text-sm">
      <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-danger" />
      <div>
        <p className="font-medium">{title}</p>
        {fix && <p className="text-muted">{fix}</p>}
      </div>
    </div>
  );
}
