import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ArtifactRef } from '@/lib/api/types/result';
import { FileCard } from '../file-card';
import { LinesDiff } from './lines-diff';
import { Pair } from './side-by-side';
import { FetchedTexts } from './text-diff';

const LARGEST = 1_000_000;
const isText = (file: ArtifactRef) =>
  file.size < LARGEST && /^(text\/|application\/(json|xml|javascript|x-subrip))/.test(file.mediaType);

/** Two versions of a file; texts line by line when asked. */
export function FileDiff({ before, after }: { before: ArtifactRef; after: ArtifactRef }) {
  const [open, setOpen] = useState(false);
  const grown = after.size - before.size;
  return (
    <div className="flex flex-col gap-2">
      <Pair before={<FileCard file={before} />} after={<FileCard file={after} />} />
      <p className="flex items-center gap-3 text-xs text-muted tabular-nums">
        {grown === 0
          ? 'Other bytes, the same size'
          : `${grown > 0 ? '+' : '−'}${Math.abs(grown).toLocaleString('en')} bytes`}
        {isText(before) && isText(after) && (
          <Button kind="ghost" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide the lines' : 'Show the lines'}
          </Button>
        )}
      </p>
      {open && (
        <FetchedTexts before={before} after={after}>
          {(a, b) => <LinesDiff before={a} after={b} />}
        </FetchedTexts>
      )}
    </div>
  );
}
