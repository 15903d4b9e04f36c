import { type DragEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { toast } from '@/components/ui/toast';
import { useImportCanvas } from '@/lib/queries/use-import-canvas';
import { readCanvasFile } from './read-canvas-file';

/** Import by choosing files or dropping them on the page. One file opens at once; of several the list shows all. */
export function useImport(mayEdit: boolean) {
  const importing = useImportCanvas();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        const { id } = await importing.mutateAsync(await readCanvasFile(file));
        if (files.length === 1) await navigate(`/canvases/${id}`);
        else toast.success(`“${file.name}” was imported.`);
      } catch (error) {
        toast.error(error);
      }
    }
  };
  const carriesFiles = (event: DragEvent) => mayEdit && event.dataTransfer.types.includes('Files');
  return {
    busy: importing.isPending,
    over,
    take: (files: readonly File[]) => void take(files),
    drop: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      },
    },
  };
}
