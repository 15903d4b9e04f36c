import { Hand, Info, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { AgentFace } from '../../ui/agent-face';
import { MarkdownView } from '../markdown-view';
import { CallRow } from './call-row';
import { type Block, blocksOf, type ConversationValue, type Entry } from './conversation-value';
import { EvidenceList } from './evidence-list';

interface ConversationViewProps {
  conversation: ConversationValue;
  /** What is being said just now. */
  speaking?: string | undefined;
}

/** Who said and did what, with what it cost and what the answer rests on. */
export function ConversationView({ conversation, speaking }: ConversationViewProps) {
  const blocks = blocksOf(conversation.entries);
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3" aria-label="Conversation">
        {blocks.map((block) => (
          <li key={block.key}>
            <Line block={block} />
          </li>
        ))}
      </ol>
      {speaking !== undefined && speaking !== '' && (
        <div className="rounded-lg border border-primary-line bg-primary-soft p-3" aria-live="off">
          <MarkdownView text={speaking} />
        </div>
      )}
      <EvidenceList claims={conversation.evidence} sources={conversation.sources} />
    </div>
  );
}

function Line({ block: { entry, result } }: { block: Block }) {
  switch (entry.kind) {
    case 'call':
    case 'result':
      return <CallRow call={entry} result={result} />;
    case 'ask':
      return (
        <Plain icon={<Hand size={14} />} tone="text-accent-strong">
          {entry.text}
        </Plain>
      );
    case 'reply':
      return (
        <Plain icon={<UserRound size={14} />} tone="text-text">
          <span className="font-medium">{entry.by}:</span> {entry.text}
        </Plain>
      );
    case 'note':
      return (
        <Plain icon={<Info size={14} />} tone="text-warning">
          {entry.text}
        </Plain>
      );
    default:
      return <Said entry={entry} />;
  }
}

function Said({ entry }: { entry: Entry }) {
  return (
    <div className="flex gap-3">
      <AgentFace name={entry.by} size={28} />
      <div className="min-w-0 flex-1">
        <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-[13px]">
          <span className="font-semibold">{entry.by}</span>
          <span className="text-faint tabular-nums">
            {[
              entry.model,
              entry.cost ? formatCost(entry.cost) : null,
              entry.seconds ? formatDuration(entry.seconds * 1000) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
        <div className="rounded-lg rounded-tl-sm border border-line bg-surface p-3">
          <MarkdownView text={entry.text} />
        </div>
      </div>
    </div>
  );
}

function Plain({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  return (
    <p className={`ml-10 flex items-start gap-2 text-[13px] leading-5 ${tone}`}>
      <span className="mt-0.5 shrink-0" aria-hidden="true">
        {icon}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
