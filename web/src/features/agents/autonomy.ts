import type { Autonomy } from '@/lib/api/types/agent';

/** What each autonomy means, shortest first. */
export const AUTONOMIES: readonly { value: Autonomy; label: string; hint: string }[] = [
  { value: 'suggest', label: 'Suggests', hint: 'Says what should be done and does nothing.' },
  { value: 'ask', label: 'Asks before it acts', hint: 'Reads freely; each act waits for a person.' },
  { value: 'act', label: 'Acts within its budget', hint: 'Reads and acts by itself.' },
];

export const autonomyLabel = (value: Autonomy) => AUTONOMIES.find((a) => a.value === value)?.label ?? value;
