import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What was spent, in sums. */
export function useLedgerSummary() {
  return useQuery({
    queryKey: keys.ledgerSummary,
    queryFn: ({ signal }) => api.get('/ledger/summary', { signal }),
  });
}
