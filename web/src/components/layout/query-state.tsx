import type { ReactNode } from 'react';
import { SkeletonRows } from '../ui/skeleton';
import { ErrorState } from './error-state';

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface QueryStateProps<T> {
  query: QueryLike<T>;
  children: (data: T) => ReactNode;
  loading?: ReactNode;
}

/** Loading, failed, or there: a page says each once, here. */
export function QueryState<T>({ query, children, loading = <SkeletonRows /> }: QueryStateProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return loading;
  return <ErrorState error={query.error} onRetry={query.refetch} />;
}
