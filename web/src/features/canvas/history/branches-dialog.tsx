import { GitMerge } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useCanvasBranches } from '@/lib/queries/use-canvas-branches';

interface BranchesDialogProps {
  canvasId: string;
  onMerge: (branchId: string) => void;
  onClose: () => void;
}

/** The branches of a canvas: open one, or merge it back. */
export function BranchesDialog({ canvasId, onMerge, onClose }: BranchesDialogProps) {
  const branches = useCanvasBranches(canvasId).data ?? [];
  const now = useNow();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Branches">
      <ul className="flex flex-col gap-1">
        {branches.map((branch) => (
          <li key={branch.canvasId} className="flex items-center gap-3 rounded-md py-1.5">
            <div className="min-w-0 flex-1">
              <Link to={`/canvases/${branch.canvasId}`} className="block truncate text-sm font-medium text-link">
                {branch.title}
              </Link>
              <p className="text-xs text-faint">
                From change {branch.seq}, {formatRelative(branch.createdAt, now)}
              </p>
            </div>
            <Button size="sm" onClick={() => onMerge(branch.canvasId)}>
              <GitMerge size={14} /> Merge
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
