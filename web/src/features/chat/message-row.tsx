import { Link } from 'react-router';
import { AgentFace } from '@/components/ui/agent-face';
import type { ConversationMessage } from '@/lib/api/types/conversation';
import type { ArtifactRef } from '@/lib/api/types/result';
import { Answer } from './answer';
import { AttachedFile } from './attached-file';
import { PendingAnswer } from './pending-answer';

interface MessageRowProps {
  message: ConversationMessage;
  speaker: string;
  /** Called when the run that answers has ended. */
  onOver: () => void;
}

/** What a person said, and what was answered. */
export function MessageRow({ message, speaker, onOver }: MessageRowProps) {
  return (
    <article className="flex flex-col gap-5">
      <div className="ml-auto max-w-[85%] rounded-xl rounded-br-sm bg-primary-soft px-4 py-2.5">
        <p className="mb-0.5 text-xs text-muted">{message.by}</p>
        <p className="text-[15px] leading-6 whitespace-pre-line break-words">{message.text}</p>
        {(message.files ?? []).length > 0 && (
          <p className="mt-2 flex flex-wrap gap-2">
            {(message.files as ArtifactRef[]).map((file) => (
              <AttachedFile key={file.artifact} file={file} />
            ))}
          </p>
        )}
      </div>
      <div className="flex gap-3">
        <AgentFace name={speaker} size={28} />
        <div className="min-w-0 flex-1">
          <p className="mb-1.5 flex items-baseline gap-2 text-[13px]">
            <span className="font-semibold">{speaker}</span>
            {message.run && (
              <Link to={`/runs/${message.run}`} className="text-xs text-faint hover:underline">
                run
              </Link>
            )}
          </p>
          {message.answer ? (
            <Answer answer={message.answer} />
          ) : message.run ? (
            <PendingAnswer runId={message.run} onOver={onOver} />
          ) : (
            <p className="text-sm text-muted">Waiting to start…</p>
          )}
        </div>
      </div>
    </article>
  );
}
