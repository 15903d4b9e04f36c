import type { BlockProblem } from '../../core/model/block-state';

const ABSENCES = new Set(['type_unknown', 'version_newer', 'version_missing']);

/** Why a block cannot be shown as what it is: its package, or the version it was made with, is not here. */
export function absenceOf(problems: readonly BlockProblem[]): string | null {
  return problems.find((problem) => ABSENCES.has(problem.code))?.message ?? null;
}
