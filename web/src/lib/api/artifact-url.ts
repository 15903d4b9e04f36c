import { buildUrl } from './client';
import type { ArtifactRef } from './types/result';
import { chosenWorkspace } from './workspace-choice';

/** On a page that a link leads to, artifacts come by that link. */
let shared: string | null = null;

/** Artifacts are read through a link from now on; null: as somebody who is signed in. */
export function readArtifactsThrough(token: string | null): void {
  shared = token;
}

/** Whether this is a page that a link leads to: it has artifacts, but no workspace. */
export function readsThroughLink(): boolean {
  return shared !== null;
}

function address(ref: ArtifactRef, query: Record<string, boolean | undefined>): string {
  const { artifact: hash, name } = ref;
  return shared === null
    ? buildUrl('/artifacts/{hash}', { path: { hash }, query: { name, ...query, workspace: chosenWorkspace() } })
    : buildUrl('/shared/{token}/artifacts/{hash}', { path: { token: shared, hash }, query: { name, ...query } });
}

/** Where an artifact's bytes are. Elements such as img cannot send headers, so the workspace goes in the query. */
export function artifactUrl(ref: ArtifactRef, inline = false): string {
  return address(ref, { inline: inline ? true : undefined });
}

/**
 * Where a page that was made here runs: served with a content policy of its own (an opaque origin, inline script, no
 * network), because a page put into a frame by script would inherit Cadre's policy, which forbids inline script.
 */
export function frameUrl(ref: ArtifactRef): string {
  return address(ref, { frame: true });
}
