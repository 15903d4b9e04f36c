import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';
import type { ArtifactRef } from '../api/types/result';

/** What an uploaded package is and wants; nothing of it runs. */
export function useCheckPackage() {
  return useMutation({
    mutationFn: (archive: ArtifactRef) => api.post('/block-packages/check', { body: { archive } }),
  });
}
