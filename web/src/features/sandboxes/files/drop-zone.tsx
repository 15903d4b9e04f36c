import { Upload as UploadIcon } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { droppedFiles, type Upload } from './dropped-files';

interface DropZoneProps {
  /** False: nothing may be dropped. */
  active: boolean;
  where: string;
  onDrop: (uploads: Upload[]) => void;
  children: ReactNode;
}

/** Takes files and folders that are dropped anywhere on it. */
export function DropZone({ active, where, onDrop, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => active && event.dataTransfer.types.includes('Files');
  const onDragOver = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onLeave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const take = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(onDrop);
  };
  return (
    <section
      aria-label="Files"
      className="relative h-full min-h-0"
      onDragOver={onDragOver}
      onDragLeave={onLeave}
      onDrop={take}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-10 flex flex-col items-center justify-center gap-2 rounded-lg border-2 border-dashed border-primary bg-primary-soft/90 text-sm font-medium text-text">
          <UploadIcon size={22} aria-hidden="true" />
          Drop to upload to {where}
        </div>
      )}
    </section>
  );
}
