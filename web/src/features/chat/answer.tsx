import { Badge } from '@/components/ui/badge';
import { type EvidenceSource, readConversation } from '@/components/views/conversation/conversation-value';
import { ConversationView } from '@/components/views/conversation/conversation-view';
import { MarkdownView } from '@/components/views/markdown-view';
import { ResultViews } from '@/components/views/result-views';
import type { ConversationAnswer } from '@/lib/api/types/conversation';
import type { ResultView } from '@/lib/api/types/result';
import { formatCost } from '@/lib/format/money';
import { plural } from '@/lib/format/number';
import { Citations } from './citations';

/** A finished answer: its words, where they are from, and how it came about. */
export function Answer({ answer }: { answer: ConversationAnswer }) {
  const views = (answer.views ?? []) as ResultView[];
  const conversation = readConversation(views.find((v) => v.kind === 'conversation')?.value);
  const others = views.filter((v) => v.kind !== 'conversation');
  const sources = (conversation?.sources ?? []).filter((s: EvidenceSource) => !s.failed);
  const open = answer.noModel ? 0 : (conversation?.evidence ?? []).filter((c) => !c.supported).length;
  const cited = sources.some((s) => (s.citations ?? []).length > 0);
  const failed = answer.status !== 'succeeded';
  return (
    <div className="flex flex-col gap-4">
      <div className={failed ? 'text-danger' : 'text-[15px]'}>
        <MarkdownView text={cited ? withoutSources(answer.text) : answer.text} />
      </div>
      <Citations text={answer.text} sources={sources} />
      {others.length > 0 && <ResultViews views={others} />}
      <div className="flex flex-wrap items-center gap-1.5">
        {answer.noModel && <Badge tone="warning">No language model used</Badge>}
        {open > 0 && <Badge tone="warning">{plural(open, 'statement')} without evidence</Badge>}
        {answer.by && <Badge>{answer.by}</Badge>}
        {Number(answer.cost) > 0 && <Badge>{formatCost(answer.cost)}</Badge>}
      </div>
      {conversation && conversation.entries.length > 0 && (
        <details>
          <summary className="cursor-pointer text-[13px] text-muted hover:text-text">
            How it came about: {plural(conversation.entries.filter((e) => e.kind === 'call').length, 'call')} of tools
          </summary>
          <div className="mt-3">
            <ConversationView conversation={conversation} />
          </div>
        </details>
      )}
    </div>
  );
}

/** Sources stand as chips below: the list at the end would say them twice. */
const withoutSources = (text: string) => text.replace(/\n+\*\*Sources\*\*\s*\n[\s\S]*$/, '');
