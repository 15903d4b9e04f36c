import { Sparkles } from 'lucide-react';
import { Link } from 'react-router';
import { useModels } from '@/lib/queries/use-models';
import { useWorkspace } from '@/lib/queries/use-workspace';

/** Says plainly what works without a language model, and how to get one. */
export function NoModelNote() {
  const models = useModels();
  const { may } = useWorkspace();
  if (models.data === undefined || models.data.items.length > 0) return null;
  return (
    <div className="mt-8 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 text-sm">
      <Sparkles size={16} aria-hidden="true" className="text-accent-strong" />
      <p className="min-w-0 flex-1 basis-70 text-muted">
        No language model is connected. The built-in planner and engines do the work, and results say so.
      </p>
      {may('administer') && (
        <Link to="/models" className="font-medium text-link hover:underline">
          Connect a model
        </Link>
      )}
    </div>
  );
}
