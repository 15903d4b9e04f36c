import type { Schedule, ScheduleDefinition, ScheduleRule } from '@/lib/api/types/schedule';

/** A schedule as the form holds it: all three kinds of rule side by side, texts as typed. */
export interface Draft {
  name: string;
  canvasId: string;
  timeZone: string;
  kind: 'calendar' | 'interval' | 'cron';
  times: string;
  weekdays: number[];
  monthDays: string;
  every: string;
  unit: 'minutes' | 'hours';
  cron: string;
  inputs: string;
  overlap: NonNullable<ScheduleDefinition['overlap']>;
  missed: NonNullable<ScheduleDefinition['missed']>;
  pauseAfter: string;
  jitter: string;
  kept: Partial<ScheduleDefinition>;
}

export const WORKDAYS = [1, 2, 3, 4, 5];

export function newDraft(canvasId: string): Draft {
  return {
    name: '',
    canvasId,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    kind: 'calendar',
    times: '09:00',
    weekdays: WORKDAYS,
    monthDays: '',
    every: '15',
    unit: 'minutes',
    cron: '0 9 * * 1-5',
    inputs: '',
    overlap: 'skip',
    missed: 'latest',
    pauseAfter: '5',
    jitter: '0',
    kept: {},
  };
}

export function draftOf({ definition }: Schedule): Draft {
  const { rule } = definition;
  const minutes = Number(rule.everyMinutes ?? 15);
  const hours = rule.everyMinutes != null && minutes % 60 === 0;
  return {
    ...newDraft(definition.canvasId),
    name: definition.name,
    timeZone: definition.timeZone ?? 'UTC',
    kind: rule.cron ? 'cron' : rule.everyMinutes ? 'interval' : 'calendar',
    times: rule.calendar?.times.join(', ') ?? '09:00',
    weekdays: (rule.calendar?.weekdays ?? []).map(Number),
    monthDays: (rule.calendar?.monthDays ?? []).map((day) => (Number(day) === 0 ? 'last' : String(day))).join(', '),
    every: String(hours ? minutes / 60 : minutes),
    unit: hours ? 'hours' : 'minutes',
    cron: rule.cron ?? '0 9 * * 1-5',
    inputs: definition.inputs == null ? '' : JSON.stringify(definition.inputs, null, 2),
    overlap: definition.overlap ?? 'skip',
    missed: definition.missed ?? 'latest',
    pauseAfter: String(definition.pauseAfterFailures ?? 5),
    jitter: String(definition.jitterSeconds ?? 0),
    kept: definition,
  };
}

const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '');

export function ruleOf(draft: Draft): ScheduleRule {
  if (draft.kind === 'cron') return { cron: draft.cron };
  if (draft.kind === 'interval')
    return { everyMinutes: Math.round(Number(draft.every) * (draft.unit === 'hours' ? 60 : 1)) };
  const monthDays = words(draft.monthDays).map((day) => (day === 'last' ? 0 : Number(day)));
  const times = words(draft.times).map((time) => time.padStart(5, '0'));
  return { calendar: { times, weekdays: draft.weekdays, monthDays: monthDays.map((day) => (day >= 0 ? day : 99)) } };
}

/** What is sent. Throws a SyntaxError when the inputs are no JSON. */
export function definitionOf(draft: Draft): ScheduleDefinition {
  return {
    ...draft.kept,
    name: draft.name.trim(),
    canvasId: draft.canvasId,
    rule: ruleOf(draft),
    timeZone: draft.timeZone,
    inputs: draft.inputs.trim() === '' ? null : (JSON.parse(draft.inputs) as ScheduleDefinition['inputs']),
    overlap: draft.overlap,
    missed: draft.missed,
    missedWindowMinutes: draft.kept.missedWindowMinutes ?? 1440,
    pauseAfterFailures: Number(draft.pauseAfter),
    jitterSeconds: Number(draft.jitter),
  };
}
