import type { Awareness } from 'y-protocols/awareness';

const PEERS = [
  {
    user: { id: 'p1', name: 'Amina', color: '#c026d3', kind: 'person' },
    cursor: [560, 330],
    viewport: [0, 0, 900, 600],
    selection: ['analysis'],
    editing: null,
    drag: null,
  },
  {
    user: { id: 'a1', name: 'Researcher', color: '#ea580c', kind: 'agent' },
    cursor: [250, 60],
    viewport: [0, 0, 900, 600],
    selection: ['market'],
    editing: null,
    drag: null,
    status: 'reading sources',
  },
];

/** Puts a person and an agent on the demo canvas. */
export function showPeers(awareness: Awareness): void {
  for (const [i, state] of PEERS.entries()) awareness.states.set(i + 1, state);
  awareness.emit('change', [{ added: [1, 2], updated: [], removed: [] }, 'demo']);
}
