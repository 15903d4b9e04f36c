import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { TypeHabits } from '../api/types/type-habits';
import { keys } from './keys';

const NONE: TypeHabits = { connections: [], goals: [] };
const MINUTES = 5 * 60_000;

/** What is usually connected to what; empty until it is known, so that nothing waits for it. */
export function useTypeHabits(): TypeHabits {
  const { data } = useQuery({
    queryKey: keys.typeHabits,
    queryFn: ({ signal }) => api.get('/block-types/habits', { signal }),
    staleTime: MINUTES,
  });
  return data ?? NONE;
}
