import { describe, expect, it } from 'vitest';
import type { Run, Step } from '@/lib/api/types/run';
import { addLive, NO_OUTPUT } from './live-output';
import { ticksOf, timelineOf } from './timeline-scale';

describe('addLive', () => {
  it('does not repeat what was seen before a reconnect', () => {
    const first = addLive(NO_OUTPUT, { address: 'b1', kind: 'text', text: 'Hello ', offset: 0 });
    const again = addLive(first, { address: 'b1', kind: 'text', text: 'Hello wor', offset: 0 });
    expect(addLive(again, { address: 'b1', kind: 'text', text: 'ld', offset: 9 }).text).toBe('Hello world');
  });

  it('keeps text when progress comes', () => {
    const text = addLive(NO_OUTPUT, { address: 'b1', kind: 'terminal', text: '$', offset: 0 });
    expect(addLive(text, { address: 'b1', kind: 'progress', progress: 0.5, message: 'half' })).toEqual({
      kind: 'terminal',
      text: '$',
      progress: 0.5,
      message: 'half',
    });
  });
});

describe('timelineOf', () => {
  it('places steps as shares of the whole', () => {
    const step = { address: 'a', status: 'succeeded' } as Step;
    const at = (s: number) => new Date(s * 1000).toISOString();
    const run = { id: 'r', status: 'succeeded', startedAt: at(0), finishedAt: at(10) } as Run;
    const scale = timelineOf({ ...run, steps: [{ ...step, startedAt: at(5), finishedAt: at(10) }] }, 0);
    expect(scale.spanOf({ ...step, startedAt: at(5), finishedAt: at(10) })).toEqual({
      from: 0.5,
      share: 0.5,
      length: 5000,
    });
    expect(scale.spanOf(step)).toBeNull();
  });

  it('rules with round instants', () => {
    expect(ticksOf(10_000)).toEqual([0, 2000, 4000, 6000, 8000]);
  });
});

it('lines of a conversation are kept apart from what is being said', () => {
  let live = addLive(NO_OUTPUT, { address: 'a', kind: 'text', text: 'Thinking aloud. ', offset: 0 });
  live = addLive(live, { address: 'a', kind: 'turn', text: '{"kind":"say"}\n', offset: 0 });
  live = addLive(live, { address: 'a', kind: 'text', text: 'Next words', offset: 16 });
  expect(live.turns).toBe('{"kind":"say"}\n');
  expect(live.text.slice(live.spoken ?? 0)).toBe('Next words');
});
