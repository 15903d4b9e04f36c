import { expect, it } from 'vitest';
import { inTurn, nextTask } from './in-turn';

it('lets other tasks run between the turns of a long work', async () => {
  let steps = 0;
  function* work() {
    for (; steps < 40; steps++) {
      const until = performance.now() + 1;
      while (performance.now() < until);
      yield;
    }
  }
  const ended = inTurn(work());
  await nextTask();
  expect(steps).toBeGreaterThan(0);
  expect(steps).toBeLessThan(40);
  await ended;
  expect(steps).toBe(40);
});

it('stops when nobody waits any more', async () => {
  let steps = 0;
  const endless = { next: () => ({ done: false as const, value: steps++ }) };
  let wanted = true;
  const ended = inTurn(endless, () => wanted);
  await nextTask();
  wanted = false;
  await ended;
  expect(steps).toBeGreaterThan(0);
});
