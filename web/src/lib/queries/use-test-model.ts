import { useCallback, useRef, useState } from 'react';
import { api } from '../api/client';
import { explain } from '../api/problem';
import type { NewModelConnection } from '../api/types';
import { SseParser } from '../sse/sse-parser';

export interface ModelTest {
  state: 'idle' | 'running' | 'passed' | 'failed';
  text: string;
  error: string | null;
  milliseconds: number;
}

const IDLE: ModelTest = { state: 'idle', text: '', error: null, milliseconds: 0 };

interface Piece {
  text?: string;
  error?: string | { message?: string };
  title?: string;
  message?: string;
}

/** Asks a model for a short answer and shows it as it streams. A stored connection by id, or one not yet stored. */
export function useTestModel() {
  const [test, setTest] = useState<ModelTest>(IDLE);
  const running = useRef<AbortController | null>(null);

  const start = useCallback(async (target: { id: string } | NewModelConnection): Promise<boolean> => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const began = performance.now();
    const spent = () => Math.round(performance.now() - began);
    setTest({ ...IDLE, state: 'running' });
    try {
      const response = await ('id' in target
        ? api.open('POST', '/models/{id}/test', { path: { id: target.id }, signal: stop.signal })
        : api.open('POST', '/models/test', { body: target, signal: stop.signal }));
      const failure = await readAnswer(response, (text) => setTest((t) => ({ ...t, text: t.text + text })));
      setTest((t) => ({
        ...t,
        state: failure === null ? 'passed' : 'failed',
        error: failure,
        milliseconds: spent(),
      }));
      return failure === null;
    } catch (error) {
      if (stop.signal.aborted) return false;
      const { title, fix } = explain(error);
      setTest((t) => ({ ...t, state: 'failed', error: fix ? `${title} ${fix}` : title, milliseconds: spent() }));
      return false;
    }
  }, []);
  const reset = useCallback(() => {
    running.current?.abort();
    setTest(IDLE);
  }, []);
  return { test, start, reset };
}

/** Reads the streamed answer to its end; the result is why it failed, or null. */
async function readAnswer(response: Response, onText: (text: string) => void): Promise<string | null> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new SseParser();
  let failure: string | null = null;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return failure;
    for (const message of parser.push(value)) {
      const piece = parsePiece(message.data);
      if (message.event === 'error' || message.event === 'failed') {
        const error = typeof piece.error === 'object' ? piece.error.message : piece.error;
        failure = error ?? piece.title ?? piece.message ?? 'The model did not answer.';
      } else if (piece.text !== undefined) onText(piece.text);
    }
  }
}

function parsePiece(data: string): Piece {
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === 'string' ? { text: parsed } : ((parsed ?? {}) as Piece);
  } catch {
    return { text: data }; // a plain piece of text
  }
}
