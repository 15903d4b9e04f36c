import { useCallback, useState } from 'react';
import { explain } from '../api/problem';
import type { ArtifactRef } from '../api/types/result';
import { upload } from '../api/upload';

export interface UploadItem {
  key: number;
  name: string;
  size: number;
  /** 0 to 1 */
  progress: number;
  artifact: ArtifactRef | null;
  error: string | null;
}

let nextKey = 1;

/** A list of files on their way to the server, with progress. */
export function useUpload() {
  const [items, setItems] = useState<UploadItem[]>([]);
  const patch = useCallback((key: number, change: Partial<UploadItem>) => {
    setItems((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }, []);

  const add = useCallback(
    (files: Iterable<File>): Promise<(ArtifactRef | null)[]> =>
      Promise.all(
        Array.from(files, async (file) => {
          const key = nextKey++;
          setItems((list) => [
            ...list,
            { key, name: file.name, size: file.size, progress: 0, artifact: null, error: null },
          ]);
          try {
            const artifact = await upload(file, { onProgress: (progress) => patch(key, { progress }) });
            patch(key, { artifact, progress: 1 });
            return artifact;
          } catch (error) {
            patch(key, { error: explain(error).title });
            return null;
          }
        }),
      ),
    [patch],
  );
  const remove = useCallback((key: number) => setItems((list) => list.filter((item) => item.key !== key)), []);
  const clear = useCallback(() => setItems([]), []);
  return { items, add, remove, clear, busy: items.some((i) => i.artifact === null && i.error === null) };
}
