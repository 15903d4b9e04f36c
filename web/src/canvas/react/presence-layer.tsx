import { Bot } from 'lucide-react';
import type { Peer } from '../core/share/awareness-state';
import { useCanvas } from './canvas-context';
import { usePeers } from './use-peers';

/** Cursors of people and agents. The browser glides them between updates. */
export function PresenceLayer() {
  const { store } = useCanvas();
  return usePeers(store).map((peer) => (peer.cursor === null ? null : <Cursor key={peer.clientId} peer={peer} />));
}

function Cursor({ peer }: { peer: Peer }) {
  const [x, y] = peer.cursor!;
  return (
    <div
      className="cv-cursor"
      aria-hidden="true"
      style={{ transform: `translate(${x}px, ${y}px)`, ['--peer' as string]: peer.user.color }}
    >
      <div className="cv-cursor-body">
        <svg width="18" height="20" viewBox="0 0 18 20" fill="none" role="presentation">
          <path
            d="M2 1.5 15.5 11l-6.2 1.1L6 17.5z"
            fill="currentColor"
            stroke="#fff"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        </svg>
        <span className="cv-cursor-name">
          {peer.user.kind === 'agent' && <Bot size={12} />}
          {peer.user.name}
          {peer.status !== undefined && <span style={{ opacity: 0.8, fontWeight: 450 }}>{peer.status}</span>}
        </span>
      </div>
    </div>
  );
}
