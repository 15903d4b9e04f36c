import { useSyncExternalStore } from 'react';

const KEY = 'cadre.seen-notice';
const watchers = new Set<() => void>();

/** The latest notice this person has looked at in this browser, per workspace; ids grow with time. */
export function useSeenNotice(workspaceId: string): [string, (id: string) => void] {
  const key = `${KEY}.${workspaceId}`;
  const seen = useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => localStorage.getItem(key) ?? '',
  );
  const see = (id: string) => {
    if (id <= seen) return;
    localStorage.setItem(key, id);
    for (const changed of watchers) changed();
  };
  return [seen, see];
}
