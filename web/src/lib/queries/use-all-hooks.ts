import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The web addresses of the workspace that start runs. */
export function useAllHooks(enabled: boolean) {
  return useQuery({ queryKey: keys.allHooks, queryFn: ({ signal }) => api.get('/hooks', { signal }), enabled });
}
