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
  const run = query.data;
  const over = run !== undefined && isOver(run);

  const change = (address: string, next: (before: LiveOutput) => LiveOutput) =>
    setOutputs((o) => {
      const steps = new Map(o.runId === runId ? o.bySteps : NONE);
      return { runId, bySteps: steps.set(address, next(steps.get(address) ?? NO_OUTPUT)) };
    });
  const refresh = () => {
    if (runId === null || pending.current !== null) return;
    pending.current = setTimeout(() => {
      pending.current = null;
      void client.invalidateQueries({ queryKey: keys.run(runId) });
    }, REFRESH_MS);
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
  useStream(runId !== null && run !== undefined && !over ? `run:${runId}` : null, onEvent, run?.seq);
  useEffect(
    () => () => {
      if (pending.current !== null) clearTimeout(pending.current);
    },
    [],
  );
  return { query, run, live: outputs.runId === runId ? outputs.bySteps : NONE, over };
}
