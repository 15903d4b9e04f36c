import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Title, role and origin of one canvas; its blocks come through the document. */
export function useCanvas(id: string) {
  return useQuery({
    queryKey: keys.canvas(id),
    queryFn: ({ signal }) =>
      api.get('/canvases/{canvasId}', { path: { canvasId: id }, query: { content: false, problems: false }, signal }),
  });
}
