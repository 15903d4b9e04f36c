import { clsx } from 'clsx';
import { Plus, Trash2 } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import type { Conversation } from '@/lib/api/types/conversation';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';

interface ConversationListProps {
  items: readonly Conversation[];
  chosen: string | null;
  onRemove?: (id: string) => void;
}

export function ConversationList({ items, chosen, onRemove }: ConversationListProps) {
  const now = useNow();
  return (
    <nav aria-label="Conversations" className="flex min-h-0 flex-1 flex-col gap-2 p-3">
      <Button asChild kind="secondary">
        <Link to="/chat">
          <Plus size={15} /> New conversation
        </Link>
      </Button>
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {items.map((item) => (
          <li key={item.id} className="group relative">
            <Link
              to={`/chat/${item.id}`}
              aria-current={item.id === chosen ? 'page' : undefined}
              className={clsx(
                'block rounded-md py-2 pr-9 pl-3 hover:bg-hover',
                item.id === chosen && 'bg-primary-soft',
              )}
            >
              <span className="block truncate text-sm font-medium">{item.title || 'New conversation'}</span>
              <span className="block text-xs text-faint">{formatRelative(item.updatedAt, now)}</span>
            </Link>
            {onRemove && (
              <Button
                kind="ghost"
                size="icon-sm"
                className="absolute top-2.5 right-1.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
                aria-label={`Delete ${item.title || 'the conversation'}`}
                onClick={() => onRemove(item.id)}
              >
                <Trash2 size={14} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
