import { useQuery } from '@tanstack/react-query';
import { artifactUrl } from '../api/artifact-url';
import { ApiProblem, readProblem } from '../api/problem';
import type { ArtifactRef } from '../api/types/result';
import { keys } from './keys';

/** The text of an artifact. Content-addressed, so it never goes stale. */
export function useArtifactText(ref: ArtifactRef | null | undefined) {
  return useQuery({
    queryKey: keys.artifactText(ref?.artifact ?? ''),
    queryFn: async ({ signal }): Promise<string> => {
      const response = await fetch(artifactUrl(ref!), { signal, credentials: 'same-origin' });
      if (!response.ok) throw new ApiProblem(await readProblem(response));
      return response.text();
    },
    enabled: ref !== null && ref !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
