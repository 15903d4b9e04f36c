import { useQuery } from '@tanstack/react-query';
import { takePicture } from './early-picture';
import { keys } from './keys';

/** What a canvas looks like, to be painted while its document is on its way. Out of date as soon as that has come, so it is not kept. */
export function useCanvasPicture(id: string) {
  return useQuery({
    queryKey: keys.canvasPicture(id),
    queryFn: ({ signal }) => takePicture(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}
