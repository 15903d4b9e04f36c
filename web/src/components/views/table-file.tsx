import { Table2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { readsThroughLink } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { FileCard } from './file-card';

const PagedGrid = lazy(async () => ({ default: (await import('./paged-grid')).PagedGrid }));

const TABLES = /\.(csv|tsv|jsonl|xlsx|xls|parquet)$/i;

/** Whether a file can be opened as a table. */
export const isTableFile = (file: ArtifactRef) => TABLES.test(file.name) && !readsThroughLink();

/** A file that holds a table, to download or to look into. */
export function TableFile({ file }: { file: ArtifactRef }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <FileCard file={file} />
      <Button kind="ghost" size="sm" className="self-start" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Table2 size={14} /> {open ? 'Close the table' : 'Look inside'}
      </Button>
      {open && (
        <Suspense fallback={<Skeleton className="h-48" />}>
          <PagedGrid file={file} />
        </Suspense>
      )}
    </div>
  );
}
