import { useMutation, useQueryClient } from '@tanstack/react-query';
import { buildUrl, standardHeaders } from '../api/client';
import { ApiProblem, readProblem } from '../api/problem';
import { keys } from './keys';

/** Writes a file of a sandbox from bytes or text. */
export function useWriteFile(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ path, content }: { path: string; content: Blob | string }) => {
      const url = buildUrl('/sandboxes/{sandboxId}/files/content', { path: { sandboxId: id }, query: { path } });
      const headers = { ...standardHeaders('PUT'), 'Content-Type': 'application/octet-stream' };
      const response = await fetch(url, { method: 'PUT', headers, body: content, credentials: 'same-origin' });
      if (!response.ok) throw new ApiProblem(await readProblem(response));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandbox(id) }),
  });
}
