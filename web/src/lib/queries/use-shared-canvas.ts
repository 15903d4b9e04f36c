import { useQuery } from '@tanstack/react-query';
import { canvasCall } from '../api/canvas-call';
import type { SharedCanvas } from '../api/types/canvas-share';
import { keys } from './keys';

/** The canvas behind a link, without an account. */
export function useSharedCanvas(token: string) {
  return useQuery({
    queryKey: keys.shared(token),
    retry: false,
    queryFn: ({ signal }) => canvasCall<SharedCanvas>('GET', '/shared/{token}', { path: { token }, signal }),
  });
}
