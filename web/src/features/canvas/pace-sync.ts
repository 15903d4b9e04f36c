import { createEncoder } from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { nextTask } from '@/lib/tasks/in-turn';

const SYNC = 0;
const STEP_1 = 0;
/** A message below this is taken in at once, unless others wait. */
const LARGE = 16_000;

/** Lets a provider take in a large document part by part, as the server sends it, with hands and frames having their turn in between. */
export function paceSync(provider: WebsocketProvider): void {
  const take = provider.messageHandlers[SYNC]!;
  let waiting: (() => void)[] = [];
  let busy = false;
  const work = async () => {
    busy = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      next();
      await nextTask();
    }
    busy = false;
  };
  provider.on('connection-close', () => {
    waiting = []; // the next connection brings what is missing
  });
  provider.messageHandlers[SYNC] = (encoder, decoder, from, emitSynced, type) => {
    const small = decoder.arr.length - decoder.pos < LARGE;
    if (decoder.arr[decoder.pos] === STEP_1 || (small && !busy)) {
      take(encoder, decoder, from, emitSynced, type);
      return;
    }
    waiting.push(() => take(createEncoder(), decoder, from, emitSynced, type));
    if (!busy) void work();
  };
}
