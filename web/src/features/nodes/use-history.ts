import { useEffect, useState } from 'react';
import type { NodeView } from '@/lib/api/types/node';

/** Two minutes at one figure every two seconds. */
const KEPT = 60;

/** What each node did since the page was opened, oldest first: steps per second. */
export function useHistory(nodes: readonly NodeView[] | undefined): ReadonlyMap<string, readonly number[]> {
  const [history, setHistory] = useState<ReadonlyMap<string, readonly number[]>>(new Map());
  useEffect(() => {
    if (nodes === undefined) return;
    setHistory(
      (before) =>
        new Map(
          nodes.map((node) => [
            node.id,
            node.state === 'gone'
              ? (before.get(node.id) ?? [])
              : [...(before.get(node.id) ?? []), node.stepsPerSecond].slice(-KEPT),
          ]),
        ),
    );
  }, [nodes]);
  return history;
}
