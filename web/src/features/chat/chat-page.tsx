import { useNavigate, useParams } from 'react-router';
import { toast } from '@/components/ui/toast';
import { useTitle } from '@/lib/hooks/use-title';
import { useChangeConversations } from '@/lib/queries/use-change-conversations';
import { useConversation } from '@/lib/queries/use-conversation';
import { useConversations } from '@/lib/queries/use-conversations';
import { ConversationList } from './conversation-list';
import { NewConversation } from './new-conversation';
import { Thread } from './thread';

/** Conversations with an agent or a squad: the list at the side, one of them in the middle. */
export function ChatPage() {
  const { id = null } = useParams();
  const list = useConversations();
  const one = useConversation(id);
  const { remove } = useChangeConversations();
  const navigate = useNavigate();
  useTitle(one.data?.conversation.title || 'Chat');
  const onRemove = (doomed: string) =>
    remove.mutate(doomed, { onSuccess: () => doomed === id && void navigate('/chat'), onError: toast.error });
  return (
    <div className="flex h-full min-h-0">
      <aside className="hidden min-w-0 shrink-0 flex-col border-r border-line lg:flex lg:w-72">
        <ConversationList items={list.data?.items ?? []} chosen={id} onRemove={onRemove} />
      </aside>
      <section className="flex min-w-0 flex-1 flex-col">
        {id === null ? (
          <NewConversation recent={list.data?.items ?? []} />
        ) : (
          <Thread key={id} id={id} conversation={one} />
        )}
      </section>
    </div>
  );
}
