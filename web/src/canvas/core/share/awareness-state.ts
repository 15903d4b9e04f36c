/** What a person or agent shows of themselves on a canvas. The server stamps `user`; the rest is theirs. */
export interface PresenceUser {
  id: string;
  name: string;
  color: string;
  kind: 'person' | 'agent';
}

export interface PresenceState {
  user: PresenceUser;
  cursor: [number, number] | null;
  viewport: [number, number, number, number] | null;
  selection: string[];
  editing: string | null;
  drag: { ids: string[]; dx: number; dy: number } | null;
  /** Whose camera one goes along with. */
  following: number | null;
  status?: string;
}

export interface Peer extends Omit<PresenceState, 'following'> {
  clientId: number;
}

const isNumbers = (value: unknown, length: number): value is number[] =>
  Array.isArray(value) && value.length === length && value.every((n) => Number.isFinite(n));

/** Reads another client's state leniently; null when it shows no user. */
export function readPeer(clientId: number, state: unknown): Peer | null {
  if (typeof state !== 'object' || state === null) return null;
  const s = state as Record<string, unknown>;
  const user = s['user'];
  if (typeof user !== 'object' || user === null) return null;
  const u = user as Record<string, unknown>;
  const color = String(u['color'] ?? '');
  return {
    clientId,
    user: {
      id: String(u['id'] ?? clientId),
      name: String(u['name'] ?? 'Someone').slice(0, 60),
      color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#0891b2',
      kind: u['kind'] === 'agent' ? 'agent' : 'person',
    },
    cursor: isNumbers(s['cursor'], 2) ? (s['cursor'] as [number, number]) : null,
    viewport: isNumbers(s['viewport'], 4) ? (s['viewport'] as [number, number, number, number]) : null,
    selection: Array.isArray(s['selection']) ? s['selection'].map(String) : [],
    editing: typeof s['editing'] === 'string' ? s['editing'] : null,
    drag: readDrag(s['drag']),
    ...(typeof s['status'] === 'string' ? { status: s['status'] } : {}),
  };
}

function readDrag(value: unknown): PresenceState['drag'] {
  if (typeof value !== 'object' || value === null) return null;
  const { ids, dx, dy } = value as Record<string, unknown>;
  if (!Array.isArray(ids) || !Number.isFinite(dx) || !Number.isFinite(dy)) return null;
  return { ids: ids.map(String), dx: dx as number, dy: dy as number };
}
