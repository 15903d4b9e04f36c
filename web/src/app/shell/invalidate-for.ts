import type { QueryClient } from '@tanstack/react-query';
import { keys } from '@/lib/queries/keys';

/** Kinds of event in the workspace's journal, by their first word, and the cached answers they make stale. */
const STALE: Record<string, readonly (readonly string[])[]> = {
  run: [keys.runs, keys.approvals],
  step: [keys.runs, keys.approvals],
  approval: [keys.approvals],
  notice: [keys.notices],
  canvas: [keys.canvases],
  plan: [keys.plans],
  agent: [keys.agents],
  mcp: [keys.mcpServers],
  model: [keys.models],
  ledger: [keys.ledger, keys.budget],
  budget: [keys.budget],
  knowledge: [keys.knowledge],
  member: [keys.members],
  invitation: [keys.invitations],
};

/** Of the lists of runs only: a run in sight has a stream of its own. */
const RUN_NEWS = [['runs', 'list'], keys.approvals, keys.schedules] as const;

/** A hint that runs of the workspace changed; never stored, told at most a few times each second. */
export function isRunNews(event: { kind: string; data: unknown }): boolean {
  return event.kind === 'live' && (event.data as { kind?: unknown } | null)?.kind === 'runs';
}

export function readRunNews(client: QueryClient): void {
  for (const queryKey of RUN_NEWS) void client.invalidateQueries({ queryKey });
}

export function invalidateFor(client: QueryClient, kind: string): void {
  const subject = kind.split(/[._:-]/)[0] ?? '';
  for (const queryKey of STALE[subject] ?? []) void client.invalidateQueries({ queryKey });
}
