import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { Me } from '../api/types/people';
import { keys } from './keys';

/** The signed-in person; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await api.get('/me', { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}
