import { useQueryClient } from '@tanstack/react-query';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu';
import { chooseWorkspace } from '@/lib/api/workspace-choice';
import { keys } from '@/lib/queries/keys';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { NewWorkspaceDialog } from './new-workspace-dialog';

/** Which workspace this is, and the way to another. */
export function WorkspaceMenu({ slim }: { slim: boolean }) {
  const { workspace, workspaces } = useWorkspace();
  const [creating, setCreating] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const go = async (id: string) => {
    chooseWorkspace(id);
    await navigate('/');
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.me[0] });
  };
  const name = workspace?.name ?? 'Workspace';
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`Workspace ${name}, switch`}
            className="flex min-w-0 flex-1 items-center gap-1 rounded-md px-1.5 py-1 text-left hover:bg-hover"
          >
            {!slim && <span className="min-w-0 flex-1 truncate text-[13px] font-semibold">{name}</span>}
            <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-faint" />
          </button>
        }
      >
        <MenuLabel>Workspaces</MenuLabel>
        {workspaces.map((w) => (
          <MenuItem
            key={w.id}
            icon={w.id === workspace?.id ? <Check size={14} /> : <span />}
            onSelect={() => void go(w.id)}
            end={<span className="text-xs text-faint">{w.role}</span>}
          >
            {w.name}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem icon={<Plus size={14} />} onSelect={() => setCreating(true)}>
          New workspace
        </MenuItem>
      </Menu>
      <NewWorkspaceDialog open={creating} onOpenChange={setCreating} onCreated={(id) => void go(id)} />
    </>
  );
}
