import { createDecoder } from 'lib0/decoding';
import { createEncoder } from 'lib0/encoding';
import { describe, expect, it, vi } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { paceSync } from './pace-sync';

const STEP_1 = 0;
const STEP_2 = 1;

/** A provider that notes which messages it was let to take in, by their size. */
function provider() {
  const taken: number[] = [];
  const closing: (() => void)[] = [];
  const made = {
    messageHandlers: [vi.fn((_: unknown, decoder: { arr: Uint8Array }) => taken.push(decoder.arr.length))],
    on: (_: string, handler: () => void) => closing.push(handler),
  };
  paceSync(made as unknown as WebsocketProvider);
  const receive = (step: number, size: number) => {
    const bytes = new Uint8Array(size);
    bytes[0] = step;
    made.messageHandlers[0]?.(createEncoder(), createDecoder(bytes));
  };
  const close = () => {
    for (const handler of closing) handler();
  };
  return { taken, receive, close };
}

describe('paceSync', () => {
  it('takes in what is small at once, and large parts one after the other', async () => {
    const { taken, receive } = provider();
    receive(STEP_2, 100);
    expect(taken).toEqual([100]);
    receive(STEP_2, 20_000);
    receive(STEP_2, 30_000);
    expect(taken).toEqual([100, 20_000]);
    await vi.waitFor(() => expect(taken).toEqual([100, 20_000, 30_000]));
  });

  it('keeps the order of a small change behind large parts, but answers questions at once', async () => {
    const { taken, receive } = provider();
    receive(STEP_2, 20_000);
    receive(STEP_2, 30_000);
    receive(STEP_2, 200);
    receive(STEP_1, 10);
    expect(taken).toEqual([20_000, 10]);
    await vi.waitFor(() => expect(taken).toEqual([20_000, 10, 30_000, 200]));
  });

  it('forgets the parts of a line that is lost', async () => {
    const { taken, receive, close } = provider();
    receive(STEP_2, 20_000);
    receive(STEP_2, 30_000);
    close();
    receive(STEP_2, 25_000);
    await vi.waitFor(() => expect(taken).toEqual([20_000, 25_000]));
  });
});
