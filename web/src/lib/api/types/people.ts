import type { components } from '../schema';

type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type Me = Schemas['MeView'];
export type WorkspaceMembership = Schemas['WorkspaceView'];
export type Member = Schemas['MemberView'];
export type Invitation = Schemas['InvitationView'];
export type ApiKey = Schemas['ApiKeyView'];
