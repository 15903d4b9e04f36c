import { Bot, CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { usePeers } from '@/canvas/react/use-peers';
import { initials } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Tooltip } from '@/components/ui/tooltip';
import type { Connection } from './use-live-document';

const SHOWN = 4;

/** Who else is here; a click follows them. */
export function Presence({ store, connection }: { store: CanvasStore; connection: Connection }) {
  const peers = usePeers(store);
  const followed = useSyncExternalStore(store.presence.subscribeFollowing, store.presence.following);
  return (
    <div className="flex items-center gap-1.5">
      {connection !== 'connected' && (
        <Badge tone="warning" icon={<CloudOff size={12} aria-hidden="true" />}>
          <span className="hidden sm:inline">
            {connection === 'offline' ? 'Offline, edits are kept' : 'Connecting'}
          </span>
        </Badge>
      )}
      <div className="flex -space-x-1.5">
        {peers.slice(0, SHOWN).map((peer) => (
          <Tooltip
            key={peer.clientId}
            text={followed === peer.clientId ? `Following ${peer.user.name}` : `${peer.user.name}: click to follow`}
            side="bottom"
          >
            <button
              type="button"
              aria-label={`Follow ${peer.user.name}`}
              aria-pressed={followed === peer.clientId}
              onClick={() => store.presence.follow(followed === peer.clientId ? null : peer.clientId)}
              style={{ background: peer.user.color }}
              className="flex size-7 items-center justify-center rounded-full border-2 border-surface aria-pressed:outline-2 aria-pressed:outline-primary text-[11px] font-semibold text-white"
            >
              {peer.user.kind === 'agent' ? <Bot size={14} aria-hidden="true" /> : initials(peer.user.name)}
            </button>
          </Tooltip>
        ))}
      </div>
      {peers.length > SHOWN && <span className="text-xs text-muted">+{peers.length - SHOWN}</span>}
    </div>
  );
}
