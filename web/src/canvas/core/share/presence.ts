import type { Awareness } from 'y-protocols/awareness';
import { type Peer, type PresenceState, type PresenceUser, readPeer } from './awareness-state';

/** Milliseconds between two sends of one's own state: the server merges at the same pace. */
const SEND_EVERY = 33;

interface AwarenessChange {
  added: number[];
  updated: number[];
  removed: number[];
}

/** Others on the canvas, and what one shows of oneself. Works without an awareness: then nobody else is there. */
export class Presence {
  private readonly awareness: Awareness | null;
  private readonly listeners = new Set<() => void>();
  private readonly followListeners = new Set<() => void>();
  private peers: readonly Peer[] = [];
  private own: PresenceState | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private followed: number | null = null;

  constructor(awareness: Awareness | null, user: PresenceUser | null) {
    this.awareness = awareness;
    if (awareness === null) return;
    if (user !== null) {
      this.own = { user, cursor: null, viewport: null, selection: [], editing: null, drag: null, following: null };
      this.send();
    }
    awareness.on('change', this.refresh);
    this.refresh();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Everybody else; the same array until something changes. */
  readonly snapshot = (): readonly Peer[] => this.peers;

  readonly subscribeFollowing = (listener: () => void): (() => void) => {
    this.followListeners.add(listener);
    return () => this.followListeners.delete(listener);
  };

  readonly following = (): number | null => this.followed;

  /** Lets the camera go where this peer looks; null ends it. */
  follow(clientId: number | null): void {
    if (this.followed === clientId) return;
    this.followed = clientId;
    this.show({ following: clientId }); // the server sends cursors and views of those one can see, and of whom one follows
    for (const listener of this.followListeners) listener();
  }

  /** Shows a change of one's own state; several within a tick travel as one. */
  show(change: Partial<Omit<PresenceState, 'user'>>): void {
    if (this.own === null) return;
    this.own = { ...this.own, ...change };
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.send();
    }, SEND_EVERY);
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.awareness?.off('change', this.refresh);
    if (this.own !== null) this.awareness?.setLocalState(null);
    this.listeners.clear();
    this.followListeners.clear();
  }

  private send(): void {
    // Other fields (say, of a text editor on the same document) stay.
    this.awareness?.setLocalState({ ...this.awareness.getLocalState(), ...this.own });
  }

  private readonly refresh = (change?: AwarenessChange) => {
    if (this.awareness === null) return;
    const own = this.awareness.clientID;
    // One's own cursor moves thirty times a second; nobody here needs to hear of it.
    if (
      change !== undefined &&
      [change.added, change.updated, change.removed].every((ids) => ids.every((id) => id === own))
    )
      return;
    const peers: Peer[] = [];
    for (const [clientId, state] of this.awareness.getStates()) {
      if (clientId === this.awareness.clientID) continue;
      const peer = readPeer(clientId, state);
      if (peer !== null) peers.push(peer);
    }
    this.peers = peers;
    for (const listener of this.listeners) listener();
    if (this.followed !== null && !peers.some((peer) => peer.clientId === this.followed)) this.follow(null);
  };
}
