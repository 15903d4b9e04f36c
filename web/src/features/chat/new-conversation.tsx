import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AgentFace } from '@/components/ui/agent-face';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { toast } from '@/components/ui/toast';
import type { Conversation } from '@/lib/api/types/conversation';
import { useAgents } from '@/lib/queries/use-agents';
import { useChangeConversations } from '@/lib/queries/use-change-conversations';
import { Composer, type Draft } from './composer';
import { ConversationList } from './conversation-list';
import { PATTERNS } from './patterns';

/** Whom to talk to, and the first message. */
export function NewConversation({ recent }: { recent: readonly Conversation[] }) {
  const agents = useAgents().data?.items ?? [];
  const [members, setMembers] = useState<string[]>([]);
  const [pattern, setPattern] = useState('planner');
  const { begin, say } = useChangeConversations();
  const navigate = useNavigate();
  const toggle = (id: string) => setMembers((m) => (m.includes(id) ? m.filter((x) => x !== id) : [...m, id]));
  const send = async ({ text, files }: Draft) => {
    try {
      const made = await begin.mutateAsync({ members, ...(members.length > 1 ? { pattern } : {}) });
      await say.mutateAsync({ id: made.id, text, files });
      await navigate(`/chat/${made.id}`);
      return true;
    } catch (error) {
      toast.error(error);
      return false;
    }
  };
  return (
    <div className="mx-auto flex w-full max-w-190 flex-1 flex-col justify-center gap-6 overflow-y-auto px-4 py-8">
      <div>
        <h1 className="text-[26px] leading-8 font-semibold tracking-tight">Talk to an agent, or to a squad</h1>
        <p className="mt-1.5 text-[15px] text-muted">
          They look things up, use tools, and say what each statement rests on. Attach files to have them read.
        </p>
      </div>
      {agents.length > 0 ? (
        <fieldset>
          <legend className="mb-2 text-[13px] font-medium text-muted">
            With whom? None is the plain assistant; several are a squad, the first one leads.
          </legend>
          <ul className="flex flex-wrap gap-2">
            {agents.map((agent) => (
              <li key={agent.id}>
                <button
                  type="button"
                  aria-pressed={members.includes(agent.id)}
                  onClick={() => toggle(agent.id)}
                  className="flex items-center gap-2 rounded-full border border-line bg-surface py-1 pr-3 pl-1 text-[13px] hover:bg-hover aria-pressed:border-primary-line aria-pressed:bg-primary-soft aria-pressed:text-link"
                >
                  <AgentFace name={agent.profile.name} size={24} />
                  {agent.profile.name}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      ) : (
        <p className="text-[13px] text-muted">
          You talk to the plain assistant.{' '}
          <Link to="/agents" className="text-link hover:underline">
            Make agents
          </Link>{' '}
          to choose among them.
        </p>
      )}
      {members.length > 1 && (
        <div>
          <p className="mb-2 text-[13px] font-medium text-muted">How they work together</p>
          <ChoiceChips label="Pattern" value={pattern} onChange={setPattern} options={PATTERNS} />
        </div>
      )}
      <Composer busy={begin.isPending || say.isPending} onSend={send} autoFocus />
      {recent.length > 0 && (
        <div className="max-h-72 lg:hidden">
          <ConversationList items={recent} chosen={null} />
        </div>
      )}
    </div>
  );
}
