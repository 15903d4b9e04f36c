import { PencilLine } from 'lucide-react';
import { QueryState } from '@/components/layout/query-state';
import { AgentFace } from '@/components/ui/agent-face';
import { Dialog } from '@/components/ui/dialog';
import type { AgentProfile, AgentTemplate } from '@/lib/api/types/agent';
import { useAgentTemplates } from '@/lib/queries/use-agent-templates';

const EMPTY: AgentProfile = {
  name: '',
  role: '',
  instructions: '',
  model: 'auto',
  tools: [{ name: 'knowledge_search', ask: false }],
  autonomy: 'ask',
  budget: 1,
  maxTurns: 16,
  maxMinutes: 20,
};

interface TemplateDialogProps {
  onChoose: (profile: AgentProfile) => void;
  onClose: () => void;
}

/** Beginnings to choose from; each can be changed before it is saved. */
export function TemplateDialog({ onChoose, onClose }: TemplateDialogProps) {
  const templates = useAgentTemplates();
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title="New agent"
      description="Begin with a role. You can change everything before you save."
    >
      <QueryState query={templates}>
        {({ items }) => (
          <div className="flex flex-col gap-6">
            <Group title="The core four" templates={items.filter((t) => t.group === 'core')} onChoose={onChoose} />
            <Group title="A squad" templates={items.filter((t) => t.group === 'squad')} onChoose={onChoose} />
            <button
              type="button"
              onClick={() => onChoose(EMPTY)}
              className="flex items-center gap-3 rounded-lg border border-dashed border-line-strong p-3 text-left text-sm text-muted hover:bg-hover hover:text-text"
            >
              <PencilLine size={16} aria-hidden="true" /> An agent of your own
            </button>
          </div>
        )}
      </QueryState>
    </Dialog>
  );
}

interface GroupProps {
  title: string;
  templates: readonly AgentTemplate[];
  onChoose: (profile: AgentProfile) => void;
}

function Group({ title, templates, onChoose }: GroupProps) {
  return (
    <section>
      <h3 className="mb-2 text-[13px] font-semibold text-muted">{title}</h3>
      <ul className="grid gap-2 sm:grid-cols-2">
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              onClick={() => onChoose(template.profile)}
              className="flex h-full w-full items-start gap-3 rounded-lg border border-line bg-surface p-3 text-left hover:border-line-strong hover:bg-hover"
            >
              <AgentFace name={template.profile.name} size={30} />
              <span className="min-w-0">
                <span className="block text-sm font-semibold">{template.profile.name}</span>
                <span className="block text-[13px] leading-5 text-muted">{template.profile.role}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
