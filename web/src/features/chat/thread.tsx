import { useEffect, useRef } from 'react';
import { ErrorState } from '@/components/layout/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { useAgents } from '@/lib/queries/use-agents';
import { useChangeConversations } from '@/lib/queries/use-change-conversations';
import type { useConversation } from '@/lib/queries/use-conversation';
import { Composer, type Draft } from './composer';
import { MessageRow } from './message-row';
import { PATTERNS } from './patterns';

interface ThreadProps {
  id: string;
  conversation: ReturnType<typeof useConversation>;
}

/** One conversation: what was said, what is being answered, and where to write. */
export function Thread({ id, conversation }: ThreadProps) {
  const { say } = useChangeConversations();
  const agents = useAgents().data?.items ?? [];
  const end = useRef<HTMLDivElement>(null);
  const messages = conversation.data?.messages ?? [];
  const count = messages.length;
  const pending = messages.at(-1)?.answer == null && count > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is brought into sight, nothing else moves the page
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'end' });
  }, [count, pending]);
  const send = async ({ text, files }: Draft) => {
    try {
      await say.mutateAsync({ id, text, files });
      return true;
    } catch (error) {
      toast.error(error);
      return false;
    }
  };
  if (conversation.error) {
    return (
      <div className="p-8">
        <ErrorState error={conversation.error} onRetry={conversation.refetch} />
      </div>
    );
  }
  const about = conversation.data?.conversation;
  const names = (about?.members ?? []).map((m) => agents.find((a) => a.id === m)?.profile.name ?? 'an agent');
  const pattern = PATTERNS.find((p) => p.value === about?.pattern)?.label;
  return (
    <>
      <header className="border-b border-line px-4 py-3 sm:px-8">
        <h1 className="truncate text-[15px] font-semibold">{about?.title || 'Conversation'}</h1>
        <p className="truncate text-xs text-faint">
          {names.length === 0 ? 'The plain assistant' : names.join(', ')}
          {pattern && ` · ${pattern.toLowerCase()}`}
        </p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto" aria-live="polite">
        <div className="mx-auto flex w-full max-w-190 flex-col gap-8 px-4 py-8 sm:px-8">
          {conversation.data === undefined && <SkeletonRows />}
          {messages.map((message) => (
            <MessageRow
              key={message.id}
              message={message}
              speaker={names.length === 1 ? (names[0] ?? 'Assistant') : names.length > 1 ? 'Squad' : 'Assistant'}
              onOver={() => void conversation.refetch()}
            />
          ))}
          <div ref={end} />
        </div>
      </div>
      <div className="mx-auto w-full max-w-190 px-4 pb-4 sm:px-8">
        <Composer busy={say.isPending || pending} onSend={send} />
      </div>
    </>
  );
}
