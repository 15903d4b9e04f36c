import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { BlockType } from '../api/types/block-type';
import type { JsonSchema } from '../api/types/json-schema';
import { keys } from './keys';

/** What kinds of block there are. Changes only when the server does. */
export function useBlockTypes() {
  return useQuery({
    queryKey: keys.blockTypes,
    queryFn: async ({ signal }): Promise<BlockType[]> => {
      const { items } = await api.get('/block-types', { signal });
      return items.map((type) => ({ ...type, settingsSchema: type.settingsSchema as JsonSchema }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
