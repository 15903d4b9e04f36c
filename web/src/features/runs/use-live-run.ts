import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Run } from '@/lib/api/types/run';
import { keys } from '@/lib/queries/keys';
import { useRun } from '@/lib/queries/use-run';
import type { StreamEvent } from '@/lib/sse/open-stream';
import { useStream } from '@/lib/sse/use-stream';
import { addLive, type LiveOutput, NO_OUTPUT, readLiveEvent } from './live-output';

const DONE = new Set(['succeeded', 'failed', 'cancelled']);
const REFRESH_MS = 200;
/** A long run takes a while to read: it is read anew after several times that while, so that watching it stays cheap. */
const PATIENCE = 3;
const LONGEST_MS = 3000;

export function isOver(run: Pick<Run, 'status'>): boolean {
  return DONE.has(run.status);
}

interface Outputs {
  runId: string | null;
  bySteps: ReadonlyMap<string, LiveOutput>;
}

const NONE: ReadonlyMap<string, LiveOutput> = new Map();

/** A run kept current by its stream: steps from the server, output as it comes. */
export function useLiveRun(runId: string | null) {
  const client = useQueryClient();
  const query = useRun(runId);
  const [outputs, setOutputs] = useState<Outputs>({ runId, bySteps: NONE });
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);
  const took = useRef(0);
  const run = query.data;
  const over = run !== undefined && isOver(run);

  const change = (address: string, next: (before: LiveOutput) => LiveOutput) =>
    setOutputs((o) => {
      const steps = new Map(o.runId === runId ? o.bySteps : NONE);
      return { runId, bySteps: steps.set(address, next(steps.get(address) ?? NO_OUTPUT)) };
    });
  const refresh = () => {
    if (runId === null || pending.current !== null) return;
    const read = async () => {
      pending.current = null; // what happens from now on may not be in the answer
      const begun = performance.now();
      await client.invalidateQueries({ queryKey: keys.run(runId) });
      took.current = performance.now() - begun;
    };
    const pause = Math.min(LONGEST_MS, Math.max(REFRESH_MS, PATIENCE * took.current));
    pending.current = setTimeout(() => void read(), pause);
  };
  const onEvent = (event: StreamEvent) => {
    if (event.kind === 'live') {
      const piece = readLiveEvent(event.data);
      if (piece) change(piece.address, (before) => addLive(before, piece));
      return;
    }
    const address = (event.data as { address?: string } | null)?.address;
    if (event.kind === 'step.started' && address) change(address, () => NO_OUTPUT);
    refresh();
  };
  const stream = useStream(runId !== null && run !== undefined && !over ? `run:${runId}` : null, onEvent, run?.seq);
  useEffect(
    () => () => {
      if (pending.current !== null) clearTimeout(pending.current);
    },
    [],
  );
  return {
    query,
    run,
    live: outputs.runId === runId ? outputs.bySteps : NONE,
    over,
    cut: !over && stream === 'waiting',
  };
}
