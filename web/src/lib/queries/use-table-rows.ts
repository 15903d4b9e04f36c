import { useQueries } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export interface TableFilter {
  column: string;
  op: string;
  value?: string;
  values?: string[];
}

export interface TableLook {
  sort: { column: string; descending: boolean } | null;
  filters: readonly TableFilter[];
}

export interface TablePage {
  columns: { name: string; type: string }[];
  rows: unknown[][];
  offset: number;
  rowCount: number;
  tableRows: number;
}

export const PAGE_ROWS = 200;

/** The pages of a stored table that hold the rows from first to last. Content-addressed, so pages never go stale. */
export function useTableRows(hash: string, look: TableLook, first: number, last: number) {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE_ROWS); page <= Math.floor(Math.max(first, last - 1) / PAGE_ROWS); page++) {
    pages.push(page);
  }
  return useQueries({
    queries: pages.map((page) => ({
      queryKey: keys.tableRows(hash, look, page),
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.get('/tables/{hash}/rows', {
          path: { hash },
          query: {
            offset: page * PAGE_ROWS,
            rows: PAGE_ROWS,
            sort: look.sort?.column,
            descending: look.sort?.descending,
            filters: look.filters.length === 0 ? undefined : JSON.stringify(look.filters),
          } as never,
          signal,
        })) as unknown as TablePage,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: 1,
    })),
  });
}
