import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Takes a package out of the workspace. */
export function useRemovePackage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, version, force }: { name: string; version: string; force: boolean }) =>
      api.delete('/block-packages/{name}/{version}', { path: { name, version }, query: { force } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.blockPackages }),
        client.invalidateQueries({ queryKey: keys.blockTypes }),
        client.invalidateQueries({ queryKey: keys.canvases }),
      ]),
  });
}
