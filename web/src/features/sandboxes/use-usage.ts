import { useEffect, useState } from 'react';
import { api } from '@/lib/api/client';
import type { SandboxUsage } from '@/lib/api/types/sandbox';
import { SseParser } from '@/lib/sse/sse-parser';

const AGAIN_MS = 3000;

/** What a sandbox uses, live; undefined until it is known. */
export function useUsage(sandboxId: string): SandboxUsage | undefined {
  const [usage, setUsage] = useState<SandboxUsage>();
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
        for (const message of parser.push(value)) setUsage(JSON.parse(message.data) as SandboxUsage);
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
