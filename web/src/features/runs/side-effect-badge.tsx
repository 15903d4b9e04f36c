import { Badge, type Tone } from '@/components/ui/badge';
import type { SideEffect } from '@/lib/api/types/run';

const LOOKS: Record<SideEffect, { tone: Tone; label: string; means: string } | null> = {
  none: null,
  reversible: {
    tone: 'neutral',
    label: 'Reversible',
    means: 'What it does undoes itself or is undone by repeating it',
  },
  compensable: { tone: 'info', label: 'Can be undone', means: 'What it does outside can be undone' },
  final: { tone: 'warning', label: 'Final', means: 'What it does outside cannot be undone' },
};

/** What a step does to the outside. Nothing is shown for steps that do nothing. */
export function SideEffectBadge({ effect }: { effect: SideEffect | undefined }) {
  const look = LOOKS[effect ?? 'none'];
  return look === null ? null : (
    <span title={look.means}>
      <Badge tone={look.tone}>{look.label}</Badge>
    </span>
  );
}
