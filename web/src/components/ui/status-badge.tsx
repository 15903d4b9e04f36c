import { Ban, Check, Clock, Hand, LoaderCircle, Pause, RotateCw, SkipForward, X } from 'lucide-react';
import { Badge, type Tone } from './badge';

const LOOKS: Record<string, { tone: Tone; label: string; icon: typeof Check; spin?: boolean }> = {
  queued: { tone: 'neutral', label: 'Queued', icon: Clock },
  pending: { tone: 'neutral', label: 'Pending', icon: Clock },
  ready: { tone: 'neutral', label: 'Ready', icon: Clock },
  running: { tone: 'primary', label: 'Running', icon: LoaderCircle, spin: true },
  retrying: { tone: 'warning', label: 'Retrying', icon: RotateCw },
  waiting: { tone: 'accent', label: 'Waiting for you', icon: Hand },
  paused: { tone: 'warning', label: 'Paused', icon: Pause },
  succeeded: { tone: 'success', label: 'Succeeded', icon: Check },
  failed: { tone: 'danger', label: 'Failed', icon: X },
  cancelled: { tone: 'neutral', label: 'Cancelled', icon: Ban },
  skipped: { tone: 'neutral', label: 'Skipped', icon: SkipForward },
};

/** The state of a run or step: colour, icon and word, so that colour is never alone. */
export function StatusBadge({ status }: { status: string }) {
  const look = LOOKS[status] ?? { tone: 'neutral' as const, label: status, icon: Clock };
  const Icon = look.icon;
  return (
    <Badge tone={look.tone} icon={<Icon size={12} aria-hidden="true" className={look.spin ? 'animate-spin' : ''} />}>
      {look.label}
    </Badge>
  );
}
