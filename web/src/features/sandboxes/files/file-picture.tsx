import { QueryState } from '@/components/layout/query-state';
import { useSandboxPicture } from '@/lib/queries/use-sandbox-picture';
import { nameOf } from './paths';

/** A picture, on a ground that shows where it is transparent. */
export function FilePicture({ sandboxId, path, type }: { sandboxId: string; path: string; type: string }) {
  const picture = useSandboxPicture(sandboxId, path, type);
  return (
    <QueryState query={picture}>
      {(url) => (
        <div className="flex min-h-full items-center justify-center bg-[repeating-conic-gradient(var(--surface-sunken,var(--line))_0_25%,transparent_0_50%)] bg-size-[20px_20px] p-4">
          <img src={url} alt={nameOf(path)} className="max-h-full max-w-full rounded-sm shadow-sm" />
        </div>
      )}
    </QueryState>
  );
}
