import { CloudOff } from 'lucide-react';
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
          <Tooltip key={peer.clientId} text={`${peer.user.name}: click to follow`} side="bottom">
            <button
              type="button"
              aria-label={`Follow ${peer.user.name}`}
              onClick={() => store.presence.follow(peer.clientId)}
              style={{ background: peer.user.color }}
              className="flex size-7 items-center justify-center rounded-full border-2 border-surface text-[11px] font-semibold text-white"
            >
              {initials(peer.user.name)}
            </button>
          </Tooltip>
        ))}
      </div>
      {peers.length > SHOWN && <span className="text-xs text-muted">+{peers.length - SHOWN}</span>}
    </div>
  );
}
