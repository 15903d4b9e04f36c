import { Bot, Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { Agent, AgentProfile } from '@/lib/api/types/agent';
import { useTitle } from '@/lib/hooks/use-title';
import { useAgents } from '@/lib/queries/use-agents';
import { useRemoveAgent } from '@/lib/queries/use-remove-agent';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { AgentCard } from './agent-card';
import { AgentDialog } from './agent-dialog';
import { TemplateDialog } from './template-dialog';

type Editing = { id: string | null; profile: AgentProfile } | null;

/** Who works in this workspace besides people. */
export function AgentsPage() {
  useTitle('Agents');
  const agents = useAgents();
  const remove = useRemoveAgent();
  const { may } = useWorkspace();
  const [choosing, setChoosing] = useState(false);
  const [editing, setEditing] = useState<Editing>(null);
  const [doomed, setDoomed] = useState<Agent | null>(null);
  const add = may('edit') && (
    <Button kind="primary" onClick={() => setChoosing(true)}>
      <Plus size={16} /> New agent
    </Button>
  );
  return (
    <Page
      title="Agents"
      lead="Who works here besides people: a role, instructions, tools, and how far each may go by itself."
      actions={add}
    >
      <QueryState query={agents}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Bot size={22} />} title="No agent yet" action={add}>
              Begin with one of the roles that Cadre brings along, or write your own. Agent and Squad blocks, and
              conversations, choose among them.
            </EmptyState>
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              {items.map((agent) => (
                <AgentCard
                  key={agent.id}
                  agent={agent}
                  mayChange={may('edit')}
                  onEdit={() => setEditing({ id: agent.id, profile: agent.profile })}
                  onRemove={() => setDoomed(agent)}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      {choosing && (
        <TemplateDialog
          onClose={() => setChoosing(false)}
          onChoose={(profile) => {
            setChoosing(false);
            setEditing({ id: null, profile });
          }}
        />
      )}
      {editing && <AgentDialog {...editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={`Delete “${doomed?.profile.name ?? ''}”?`}
        action="Delete agent"
        onConfirm={() => doomed && remove.mutate(doomed.id, { onError: toast.error })}
      >
        Blocks and squads that name it fail from their next run on. What it did stays in the runs.
      </ConfirmDialog>
    </Page>
  );
}
