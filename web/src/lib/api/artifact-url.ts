import { buildUrl } from './client';
import type { ArtifactRef } from './types/result';
import { chosenWorkspace } from './workspace-choice';

/** Where an artifact's bytes are. Elements such as img cannot send headers, so the workspace goes in the query. */
export function artifactUrl(ref: ArtifactRef, inline = false): string {
  return buildUrl('/artifacts/{hash}', {
    path: { hash: ref.artifact },
    query: { name: ref.name, inline: inline ? true : undefined, workspace: chosenWorkspace() },
  });
}

/**
 * Where a page that was made here runs: served with a content policy of its own (an opaque origin, inline script, no
 * network), because a page put into a frame by script would inherit Cadre's policy, which forbids inline script.
 */
export function frameUrl(ref: ArtifactRef): string {
  return buildUrl('/artifacts/{hash}', {
    path: { hash: ref.artifact },
    query: { name: ref.name, frame: true, workspace: chosenWorkspace() },
  });
}
