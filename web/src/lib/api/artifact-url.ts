import { buildUrl } from './client';
import type { ArtifactRef } from './types';
import { chosenWorkspace } from './workspace-choice';

/** Where an artifact's bytes are. Elements such as img cannot send headers, so the workspace goes in the query. */
export function artifactUrl(ref: ArtifactRef, inline = false): string {
  return buildUrl('/artifacts/{hash}', {
    path: { hash: ref.artifact },
    query: { name: ref.name, inline: inline ? true : undefined, workspace: chosenWorkspace() },
  });
}
