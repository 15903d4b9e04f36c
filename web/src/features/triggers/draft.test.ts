import { describe, expect, it } from 'vitest';
import type { Schedule } from '@/lib/api/types/schedule';
import { definitionOf, draftOf, newDraft, ruleOf } from './draft';

describe('the draft of a schedule', () => {
  it('says its rule by the kind that is chosen', () => {
    const draft = { ...newDraft('c'), times: '9:00, 17:30', monthDays: '1, last' };
    expect(ruleOf(draft)).toEqual({
      calendar: { times: ['09:00', '17:30'], weekdays: [1, 2, 3, 4, 5], monthDays: [1, 0] },
    });
    expect(ruleOf({ ...draft, kind: 'interval', every: '2', unit: 'hours' })).toEqual({ everyMinutes: 120 });
    expect(ruleOf({ ...draft, kind: 'cron', cron: '@daily' })).toEqual({ cron: '@daily' });
  });

  it('comes back as it was sent, with what the form does not show', () => {
    const definition = {
      ...definitionOf({ ...newDraft('c'), name: 'Report', timeZone: 'UTC', inputs: '{"day":"$slot.date"}' }),
      missedWindowMinutes: 60,
    };
    const there = draftOf({ definition } as Schedule);
    expect(definitionOf(there)).toEqual(definition);
  });
});
