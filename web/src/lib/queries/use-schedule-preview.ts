import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../api/client';
import type { ScheduleRule } from '../api/types/schedule';
import { keys } from './keys';

/** When a rule would be due next, or what is wrong with it. */
export function useSchedulePreview(rule: ScheduleRule, timeZone: string) {
  const body = useDeferredValue(JSON.stringify({ rule, timeZone, count: 10 }));
  return useQuery({
    queryKey: keys.schedulePreview(body),
    queryFn: ({ signal }) =>
      api.post('/schedules/preview', { body: JSON.parse(body) as { rule: ScheduleRule }, signal }),
    placeholderData: keepPreviousData,
  });
}
