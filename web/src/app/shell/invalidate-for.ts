import type { QueryClient } from '@tanstack/react-query';
import { keys } from '@/lib/queries/keys';

/** Kinds of event in the workspace's journal, by their first word, and the cached answers they make stale. */
const STALE: Record<string, readonly (readonly string[])[]> = {
  run: [keys.runs, keys.approvals],
  step: [keys.runs, keys.approvals],
  approval: [keys.approvals],
  canvas: [keys.canvases],
  plan: [keys.plans],
  model: [keys.models],
  ledger: [keys.ledger, keys.budget],
  budget: [keys.budget],
  knowledge: [keys.knowledge],
  member: [keys.members],
  invitation: [keys.invitations],
};

export function invalidateFor(client: QueryClient, kind: string): void {
  const subject = kind.split(/[._:-]/)[0] ?? '';
  for (const queryKey of STALE[subject] ?? []) void client.invalidateQueries({ queryKey });
}
