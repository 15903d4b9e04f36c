import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { ArtifactRef } from '../api/types/result';
import { keys } from './keys';

/** Installs a package with everything it was agreed to. */
export function useInstallPackage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { archive: ArtifactRef; grants: string[] }) =>
      api.post('/block-packages', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.blockPackages }),
        client.invalidateQueries({ queryKey: keys.blockTypes }),
        client.invalidateQueries({ queryKey: keys.canvases }),
      ]),
  });
}
