import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStream, type StreamEvent } from './open-stream';

function streamOf(...chunks: string[]): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}

afterEach(() => vi.unstubAllGlobals());

describe('openStream', () => {
  it('resumes after the last event seen when the line breaks', async () => {
    const asked: string[] = [];
    const events: StreamEvent[] = [];
    const answers = [
      streamOf('id: 4\nevent: step.started\ndata: {}\n\nevent: live\ndata: {"address":"b1"}\n\n'),
      streamOf(),
    ];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      const answer = answers.shift();
      return answer ?? new Promise<Response>(() => undefined);
    });
    const close = openStream('run:1', { after: 3, onEvent: (event) => events.push(event) });
    await vi.waitFor(() => expect(asked).toHaveLength(2), 5000);
    close();
    expect(asked[0]).toContain('/api/v1/streams/run%3A1?after=3');
    expect(asked[1]).toContain('after=4');
    expect(events.map((e) => [e.seq, e.kind])).toEqual([
      [4, 'step.started'],
      [null, 'live'],
    ]);
  });

  it('gives up when it is refused', async () => {
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 404 }));
    const seen: string[] = [];
    openStream('run:1', { onEvent: () => undefined, onStatus: (status) => seen.push(status) });
    await vi.waitFor(() => expect(seen.at(-1)).toBe('refused'));
  });
});
