import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { Button } from '@/components/ui/button';

export function NotFound() {
  return (
    <div className="mx-auto max-w-150 px-4 py-20">
      <EmptyState
        icon={<Compass size={22} />}
        title="There is no such page"
        action={
          <Button kind="primary" asChild>
            <Link to="/">Go home</Link>
          </Button>
        }
      >
        It may have been deleted, or belong to another workspace.
      </EmptyState>
    </div>
  );
}
