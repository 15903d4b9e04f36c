import { createDecoder } from 'lib0/decoding';
import { createEncoder } from 'lib0/encoding';
import { expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { nextTask } from '@/lib/tasks/in-turn';
import { paceSync } from './pace-sync';

const UPDATE = 2;

function paced() {
  const taken: number[] = [];
  const closed: (() => void)[] = [];
  const provider = {
    messageHandlers: [(_: unknown, decoder: { arr: Uint8Array }) => taken.push(decoder.arr.length)],
    on: (_: string, told: () => void) => closed.push(told),
  };
  paceSync(provider as unknown as WebsocketProvider);
  const receive = (length: number, kind = UPDATE) => {
    const message = new Uint8Array(length);
    message[0] = kind;
    const handler = provider.messageHandlers[0] as (...values: unknown[]) => void;
    handler(createEncoder(), createDecoder(message), provider, true, 0);
  };
  return { taken, receive, cut: () => closed.map((told) => told()) };
}

it('takes in large parts in order, one a task, and what comes after them after them', async () => {
  const { taken, receive } = paced();
  for (const length of [20_000, 30_000, 40_000, 10]) receive(length);
  expect(taken).toEqual([20_000]);
  while (taken.length < 4) await nextTask();
  expect(taken).toEqual([20_000, 30_000, 40_000, 10]);
});

it('takes in small changes and questions at once', () => {
  const { taken, receive } = paced();
  receive(50);
  receive(20_000);
  receive(60_000, 0);
  expect(taken).toEqual([50, 20_000, 60_000]);
});

it('forgets parts of a connection that is cut', async () => {
  const { taken, receive, cut } = paced();
  for (const length of [20_000, 30_000]) receive(length);
  cut();
  for (let i = 0; i < 4; i++) await nextTask();
  expect(taken).toEqual([20_000]);
});
