/** How several agents work together. */
export const PATTERNS = [
  { value: 'planner', label: 'Planned' },
  { value: 'sequential', label: 'One after another' },
  { value: 'concurrent', label: 'All at once' },
  { value: 'round-robin', label: 'Round the table' },
  { value: 'selector', label: 'The lead chooses' },
  { value: 'hand-off', label: 'Hand over' },
  { value: 'debate', label: 'Debate' },
  { value: 'author-reviewer', label: 'Write and review' },
] as const;
