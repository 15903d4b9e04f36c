import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** A picture of a sandbox as an address that an image can show. The type is what its name says: the bytes come as nothing in particular. */
export function useSandboxPicture(id: string, path: string, type: string) {
  return useQuery({
    queryKey: keys.sandboxPicture(id, path),
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const response = await api.open('GET', '/sandboxes/{sandboxId}/files/content', {
        path: { sandboxId: id },
        query: { path },
        signal,
      });
      return dataUrl(new Blob([await response.arrayBuffer()], { type }));
    },
  });
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The picture cannot be read.'));
    reader.readAsDataURL(blob);
  });
}
