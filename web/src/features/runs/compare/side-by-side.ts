import { readPortValue } from '@/lib/api/port-value';
import type { Run, Step } from '@/lib/api/types/run';

/** One step in several runs. */
export interface CompareRow {
  address: string;
  title: string;
  /** In the order of the runs; undefined where a run has no such step. */
  steps: readonly (Step | undefined)[];
  /** Whether it came out otherwise in any of them. */
  differs: boolean;
}

/** The steps of runs beside each other, in the order of the first run that has them. */
export function stepsSideBySide(runs: readonly Run[]): CompareRow[] {
  const order = new Map<string, string>();
  for (const run of runs) for (const step of run.steps) order.set(step.address, order.get(step.address) ?? step.title);
  const maps = runs.map((run) => new Map(run.steps.map((step) => [step.address, step])));
  // A loop that was kept from the measure shows its items there only: they are not compared.
  const kept = (address: string) =>
    runs.some((run, i) => openersOf(address).some((opener) => (maps[i]!.get(opener)?.run ?? run.id) !== run.id));
  return [...order]
    .filter(([address]) => !kept(address))
    .map(([address, title]) => {
      const steps = maps.map((map) => map.get(address));
      const made = steps.map((step) => JSON.stringify([step?.status, outputsOf(step)]));
      return { address, title, steps, differs: new Set(made).size > 1 };
    });
}

/** b3[17]/b4 → b3; b1/b2[0]/b3 → b1, b1/b2 */
function openersOf(address: string): string[] {
  const parts = address.split('/');
  return parts.slice(1).map((_, i) =>
    parts
      .slice(0, i + 1)
      .join('/')
      .replace(/\[\d+\]$/, ''),
  );
}

/** What a step gave, without where it came from. */
export function outputsOf(step: Step | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(step?.outputs ?? {}).map(([port, value]) => [port, readPortValue(value).value]),
  );
}
