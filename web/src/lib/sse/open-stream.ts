import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { SseParser } from './sse-parser';

export interface StreamEvent {
  /** Sequence number in the journal; null for live events that are not kept. */
  seq: number | null;
  kind: string;
  data: unknown;
}

export type StreamStatus = 'connecting' | 'open' | 'waiting' | 'refused';

export interface StreamOptions {
  /** Resume after this sequence number. */
  after?: number | undefined;
  onEvent: (event: StreamEvent) => void;
  onStatus?: (status: StreamStatus) => void;
}

/** The server sends a comment every 15 s; three missed ones mean the line is dead. */
const SILENCE_MS = 50_000;
const MAX_PAUSE_MS = 15_000;

/** Follows a journal stream until closed: reconnects with growing pauses and resumes after the last event seen. */
export function openStream(stream: string, options: StreamOptions): () => void {
  const stop = new AbortController();
  let after = options.after;
  let failures = 0;

  const connect = async (): Promise<void> => {
    options.onStatus?.('connecting');
    const attempt = new AbortController();
    const abort = () => attempt.abort();
    stop.signal.addEventListener('abort', abort);
    let watchdog = setTimeout(abort, SILENCE_MS);
    try {
      const response = await api.open('GET', '/streams/{stream}', {
        path: { stream },
        query: { after },
        signal: attempt.signal,
      });
      options.onStatus?.('open');
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new SseParser();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        failures = 0;
        clearTimeout(watchdog);
        watchdog = setTimeout(abort, SILENCE_MS);
        for (const message of parser.push(value)) {
          const seq = message.id === '' ? null : Number(message.id);
          if (seq !== null && Number.isFinite(seq)) after = seq;
          options.onEvent({ seq, kind: message.event, data: parse(message.data) });
        }
      }
    } finally {
      clearTimeout(watchdog);
      stop.signal.removeEventListener('abort', abort);
    }
  };

  const follow = async () => {
    while (!stop.signal.aborted) {
      try {
        await connect();
      } catch (error) {
        if (error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429) {
          options.onStatus?.('refused');
          return;
        }
      }
      if (stop.signal.aborted) return;
      options.onStatus?.('waiting');
      await pause(Math.min(MAX_PAUSE_MS, 500 * 2 ** failures++), stop.signal);
    }
  };
  void follow();
  return () => stop.abort();
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return data; // events carry JSON; anything else is handed on as text
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
