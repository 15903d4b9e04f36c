import { useEffect, useState } from 'react';
import { api } from '@/lib/api/client';
import type { SandboxUsage } from '@/lib/api/types/sandbox';
import { SseParser } from '@/lib/sse/sse-parser';

const AGAIN_MS = 3000;
const SECONDS = 60;

/** What a sandbox used in the last minute, second by second, the newest last; empty until it is known. */
export function useUsage(sandboxId: string): readonly SandboxUsage[] {
  const [usage, setUsage] = useState<readonly SandboxUsage[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const follow = async () => {
      const response = await api.open('GET', '/sandboxes/{sandboxId}/usage', {
        path: { sandboxId },
        signal: stop.signal,
      });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new SseParser();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        for (const message of parser.push(value)) {
          const now = JSON.parse(message.data) as SandboxUsage;
          setUsage((before) => [...before.slice(1 - SECONDS), now]);
        }
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      if (!stop.signal.aborted) timer = setTimeout(() => void follow().then(again, again), AGAIN_MS);
    };
    void follow().then(again, again);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [sandboxId]);
  return usage;
}
