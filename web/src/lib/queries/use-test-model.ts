import { useCallback, useRef, useState } from 'react';
import { api } from '../api/client';
import { explain } from '../api/problem';
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
  title?: string;
  detail?: string;
}

/** Asks a connected model for a short answer and shows it as it streams. */
export function useTestModel() {
  const [test, setTest] = useState<ModelTest>(IDLE);
  const running = useRef<AbortController | null>(null);

  const start = useCallback(async (id: string): Promise<boolean> => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const began = performance.now();
    const spent = () => Math.round(performance.now() - began);
    setTest({ ...IDLE, state: 'running' });
    try {
      const response = await api.open('POST', '/models/{modelId}/test', { path: { modelId: id }, signal: stop.signal });
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
      if (message.event === 'text') onText(piece.text ?? '');
      if (message.event === 'error')
        failure = [piece.title ?? 'The model did not answer.', piece.detail].join(' ').trim();
    }
  }
}

function parsePiece(data: string): Piece {
  try {
    const parsed: unknown = JSON.parse(data);
    return (parsed ?? {}) as Piece;
  } catch {
    return { text: data }; // a plain piece of text
  }
}
