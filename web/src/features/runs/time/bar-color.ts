import type { StepStatus } from '@/lib/api/types/run';

const COLORS: Record<StepStatus, string> = {
  pending: 'bg-disabled',
  running: 'bg-primary-fill',
  retrying: 'bg-[#a15c07]',
  waiting: 'bg-accent-fill',
  succeeded: 'bg-[#15803d]',
  failed: 'bg-[#c62828]',
  skipped: 'bg-disabled',
  cancelled: 'bg-disabled',
};

/** The same in both themes: white figures stand on them. */
export const barColor = (state: StepStatus) => COLORS[state];
