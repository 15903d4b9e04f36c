import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export interface TablePreview {
  columns: { name: string; type: string }[];
  rows: unknown[][];
  warnings: string[];
}

/** What a data block would make of its inputs with these settings, computed and forgotten. */
export function useTablePreview(settings: object, source: unknown, second: unknown, enabled: boolean) {
  return useQuery({
    queryKey: keys.tablePreview({ settings, source, second }),
    queryFn: async ({ signal }) =>
      (await api.post('/tables/preview', {
        body: { settings, source: source ?? null, second: second ?? null } as never,
        signal,
      })) as unknown as TablePreview,
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
