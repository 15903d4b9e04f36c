import { useQuery } from '@tanstack/react-query';
import { asItems } from '../api/as-items';
import { type BlockType, readBlockType } from '../api/block-type';
import { api } from '../api/client';
import { keys } from './keys';

/** What kinds of block there are. Changes only when the server does. */
export function useBlockTypes() {
  return useQuery({
    queryKey: keys.blockTypes,
    queryFn: async ({ signal }): Promise<BlockType[]> =>
      asItems(await api.get<unknown>('/block-types', { signal })).map(readBlockType),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
