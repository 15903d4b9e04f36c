import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { ScheduleDefinition } from '../api/types/schedule';
import { keys } from './keys';

/** All that can be done with schedules. */
export function useScheduleActions() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.schedules });
  const path = (scheduleId: string) => ({ path: { scheduleId } });
  return {
    create: useMutation({
      mutationFn: (body: ScheduleDefinition) => api.post('/schedules', { body, idempotencyKey: newIdempotencyKey() }),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, body }: { id: string; body: ScheduleDefinition }) =>
        api.put('/schedules/{scheduleId}', { ...path(id), body }),
      onSettled,
    }),
    pause: useMutation({
      mutationFn: (id: string) => api.post('/schedules/{scheduleId}/pause', { ...path(id), body: {} }),
      onSettled,
    }),
    resume: useMutation({
      mutationFn: (id: string) => api.post('/schedules/{scheduleId}/resume', path(id)),
      onSettled,
    }),
    run: useMutation({ mutationFn: (id: string) => api.post('/schedules/{scheduleId}/run', path(id)), onSettled }),
    remove: useMutation({ mutationFn: (id: string) => api.delete('/schedules/{scheduleId}', path(id)), onSettled }),
    backfill: useMutation({
      mutationFn: ({ id, ...body }: { id: string; from: string; to: string; confirm: boolean }) =>
        api.post('/schedules/{scheduleId}/backfill', { ...path(id), body }),
      onSettled,
    }),
  };
}
