import { describe, expect, it } from 'vitest';
import type { StepStatus, Timeline, TimelinePlace } from '@/lib/api/types/run';
import { lanesOf } from './branches';
import { countUntil, TimelineIndex } from './timeline-index';
import { rowsOf } from './timeline-rows';

const place = (path: string, after: string[] = [], opens = false): TimelinePlace => ({
  path,
  type: 'test',
  title: path.toUpperCase(),
  sideEffect: 'none',
  opens,
  after,
});

function timelineOf(places: TimelinePlace[], changes: [string, number, StepStatus][]): TimelineIndex {
  const addresses = [...new Set(changes.map(([address]) => address))];
  const timeline: Timeline = {
    seq: changes.length,
    begin: '2026-01-01T00:00:00Z',
    places,
    addresses,
    changes: {
      of: changes.map(([address]) => addresses.indexOf(address)),
      at: changes.map(([, at]) => at),
      to: changes.map(([, , to]) => to),
    },
  };
  return new TimelineIndex(timeline);
}

describe('TimelineIndex', () => {
  const index = timelineOf(
    [place('a'), place('loop', ['a'], true), place('loop/x'), place('loop/y', ['loop/x'])],
    [
      ['a', 0, 'running'],
      ['a', 10, 'waiting'],
      ['a', 20, 'pending'],
      ['a', 21, 'running'],
      ['a', 30, 'succeeded'],
      ['loop', 30, 'running'],
      ['loop', 30.5, 'running'],
      ['loop[0]/', 31, 'running'],
      ['loop[0]/x', 31, 'running'],
      ['loop[0]/x', 40, 'succeeded'],
      ['loop[0]/y', 40, 'running'],
      ['loop[0]/', 50, 'cancelled'],
      ['loop', 50, 'failed'],
    ],
  );

  it('knows the state of every step at any moment', () => {
    expect([0, 9, 10, 25, 30].map((t) => index.stateAt('a', t))).toEqual([
      'running',
      'running',
      'waiting',
      'running',
      'succeeded',
    ]);
    expect(index.stateAt('loop', 29)).toBeNull();
    expect(index.stateAt('loop[0]/y', 45)).toBe('running');
    expect(index.stateAt('loop[0]/y', 50), 'ends with its item').toBe('cancelled');
  });

  it('draws what a step did, and ends it with its item', () => {
    expect(index.segments('a', 99)).toEqual([
      { from: 0, to: 10, state: 'running' },
      { from: 10, to: 20, state: 'waiting' },
      { from: 21, to: 30, state: 'running' },
    ]);
    expect(index.segments('loop', 99), 'goes on after its items').toEqual([{ from: 30, to: 50, state: 'running' }]);
    expect(index.segments('loop[0]/y', 99)).toEqual([{ from: 40, to: 50, state: 'running' }]);
  });

  it('keeps work apart that was cut off and began anew', () => {
    const cut = timelineOf(
      [place('a')],
      [
        ['a', 0, 'running'],
        ['a', 5, 'running'],
        ['a', 9, 'succeeded'],
      ],
    );
    expect(cut.segments('a', 99)).toEqual([
      { from: 0, to: 5, state: 'running' },
      { from: 5, to: 9, state: 'running' },
    ]);
  });

  it('opens loops item by item, each with its steps on one line', () => {
    expect(rowsOf(index, new Set()).map((r) => r.address)).toEqual(['a', 'loop']);
    const rows = rowsOf(index, new Set(['loop']));
    expect(rows.map((r) => [r.address, r.title, r.depth])).toEqual([
      ['a', 'A', 0],
      ['loop', 'LOOP', 0],
      ['loop[0]/', 'Item 1', 1],
    ]);
    expect(rows[2]!.steps).toEqual(['loop[0]/x', 'loop[0]/y']);
    expect(rowsOf(index, new Set(['loop', 'loop[0]/'])).map((r) => r.address)).toEqual([
      'a',
      'loop',
      'loop[0]/',
      'loop[0]/x',
      'loop[0]/y',
    ]);
  });

  it('counts what has become of ten thousand items at any moment', () => {
    const changes = Array.from({ length: 10_000 }, (_, i): [string, number, StepStatus][] => [
      [`loop[${i}]/`, i, 'running'],
      [`loop[${i}]/`, i + 1, i % 2 ? 'failed' : 'succeeded'],
    ]).flat();
    const addresses = Array.from({ length: 10_000 }, (_, i) => `loop[${i}]/`);
    const large = new TimelineIndex({
      seq: 1,
      begin: '2026-01-01T00:00:00Z',
      places: [place('loop', [], true), place('loop/x')],
      addresses,
      changes: {
        of: changes.map((_, i) => i >> 1),
        at: changes.map(([, at]) => at),
        to: changes.map(([, , to]) => to),
      },
    });
    expect(rowsOf(large, new Set(['loop']))).toHaveLength(10_001);
    expect(countUntil(large.itemsOf('loop')!.ended, 5000)).toBe(5000);
    expect(countUntil(large.itemsOf('loop')!.failed, 5000)).toBe(2500);
  });
});

describe('lanesOf', () => {
  it('gives each parallel branch a lane, and goes on in the first after a join', () => {
    const lanes = lanesOf([
      place('start'),
      place('left', ['start']),
      place('right', ['start']),
      place('left2', ['left']),
      place('join', ['left2', 'right']),
    ]);
    expect(lanes.map(({ place: { path }, lane }) => `${path}:${lane}`)).toEqual([
      'start:0',
      'left:0',
      'left2:0',
      'join:0',
      'right:1',
    ]);
  });
});
