import type { FamilyMember, Run } from '@/lib/api/types/run';

const NAMES: Record<Run['kind'], string> = {
  fresh: 'First run',
  replay: 'Replay',
  rerun: 'Re-run',
  fork: 'Variant',
  undo: 'Undo',
};

export const kindName = (kind: Run['kind']) => NAMES[kind];

/** What makes a member of a family different, in a few words. */
export function differenceOf(member: FamilyMember, titleOf: (address: string) => string): string {
  const { run, from, changes } = member;
  if (run.kind === 'rerun') return from == null ? 'everything again' : `from “${titleOf(from)}”`;
  if (run.kind === 'replay') return 'from the journal, nothing outside';
  if (run.kind !== 'fork') return '';
  return changes
    .map((change) => {
      const parts = [
        ...(change.settings == null ? [] : (change.names ?? ['settings'])),
        ...Object.keys(change.inputs ?? {}).map((port) => `input ${port}`),
      ];
      return `“${titleOf(change.address)}”: ${parts.join(', ')}`;
    })
    .join('; ');
}
