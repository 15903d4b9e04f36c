import type { Approval } from '@/lib/api/types/run';
import { plural } from '@/lib/format/number';
import { useMembers } from '@/lib/queries/use-members';

/** Who may answer, and how often people were reminded. */
export function Patience({ approval: { question } }: { approval: Approval }) {
  const members = useMembers().data?.items ?? [];
  const { answerers, reminded, escalated } = question;
  const names = (answerers?.persons ?? []).map((id) => members.find((m) => m.userId === id)?.name ?? 'a former member');
  const who = [...(answerers?.role == null ? [] : [`everybody who is ${answerers.role} or more`]), ...names];
  const notes = [
    ...(who.length === 0 ? [] : [`For ${who.join(', ')}; owners always may.`]),
    ...(reminded > 0 ? [`${plural(reminded, 'reminder')} sent.`] : []),
    ...(escalated ? ['Escalated.'] : []),
  ];
  return notes.length === 0 ? null : <p className="mt-3 text-xs text-muted">{notes.join(' ')}</p>;
}
