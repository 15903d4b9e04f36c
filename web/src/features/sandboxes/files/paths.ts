import { buildUrl } from '@/lib/api/client';
import { chosenWorkspace } from '@/lib/api/workspace-choice';

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that a path is in; empty for /work itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The address of a file's bytes. */
export function contentUrl(sandboxId: string, path: string): string {
  return buildUrl('/sandboxes/{sandboxId}/files/content', {
    path: { sandboxId },
    query: { path, workspace: chosenWorkspace() },
  });
}
