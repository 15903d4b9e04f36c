import type { Role } from './api/types/people';

const RANK: Record<Role, number> = { viewer: 0, operator: 1, editor: 2, admin: 3, owner: 4 };

export type Permission = 'read' | 'operate' | 'edit' | 'administer' | 'own';

const NEEDS: Record<Permission, number> = { read: 0, operate: 1, edit: 2, administer: 3, own: 4 };

/** Mirrors the server's table, to hide what would be refused anyway. */
export function allows(role: Role | undefined, permission: Permission): boolean {
  return role !== undefined && RANK[role] >= NEEDS[permission];
}

export const ROLES: { role: Role; what: string }[] = [
  { role: 'viewer', what: 'Looks at canvases, runs and results' },
  { role: 'operator', what: 'Also starts runs and answers approvals' },
  { role: 'editor', what: 'Also creates and changes canvases, plans and knowledge' },
  { role: 'admin', what: 'Also manages models, keys, members and settings' },
  { role: 'owner', what: 'Everything, including deleting the workspace' },
];
