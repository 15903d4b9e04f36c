import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

const LARGEST = 512_000;

/** A file's text; null when it is too large to be shown, or is no text. */
export function useSandboxFile(id: string, path: string, size: number) {
  return useQuery({
    queryKey: keys.sandboxFile(id, path),
    enabled: size <= LARGEST,
    queryFn: async ({ signal }) => {
      const response = await api.open('GET', '/sandboxes/{sandboxId}/files/content', {
        path: { sandboxId: id },
        query: { path },
        signal,
      });
      const text = new TextDecoder().decode(await response.arrayBuffer());
      return text.includes('\u0000') || text.includes('\ufffd') ? null : text;
    },
  });
}
