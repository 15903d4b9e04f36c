import { useSyncExternalStore } from 'react';
import type { WorkspaceMembership } from '../api/types/people';
import { chosenWorkspace, onWorkspaceChosen } from '../api/workspace-choice';
import { allows, type Permission } from '../permission';
import { useMe } from './use-me';

/** The current workspace and what the person may do in it. */
export function useWorkspace() {
  const me = useMe().data;
  const chosen = useSyncExternalStore(onWorkspaceChosen, chosenWorkspace);
  const workspaces = me?.workspaces ?? [];
  const workspace: WorkspaceMembership | undefined = workspaces.find((w) => w.id === chosen) ?? workspaces[0];
  return {
    user: me?.user,
    workspaces,
    workspace,
    may: (permission: Permission) => allows(workspace?.role, permission),
  };
}
