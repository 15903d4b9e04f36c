import { useState } from 'react';
import { toast } from '@/components/ui/toast';
import { plural } from '@/lib/format/number';
import { useWriteFile } from '@/lib/queries/use-write-file';
import type { Upload } from './dropped-files';

/** Uploads files one after another; how far it is, null when nothing is uploaded. */
export function useUploads(sandboxId: string, folder: string) {
  const write = useWriteFile(sandboxId);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const upload = async (uploads: readonly Upload[]) => {
    let arrived = 0;
    for (const [done, { path, file }] of uploads.entries()) {
      setProgress({ done, all: uploads.length });
      try {
        await write.mutateAsync({ path: folder === '' ? path : `${folder}/${path}`, content: file });
        arrived++;
      } catch (problem) {
        toast.error(problem);
      }
    }
    setProgress(null);
    if (arrived > 0) toast.success(`${plural(arrived, 'file')} uploaded`);
  };
  return { progress, upload };
}
