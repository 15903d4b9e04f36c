import type { ReactNode } from 'react';
import { ErrorState } from '@/components/layout/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { ArtifactRef } from '@/lib/api/types/result';
import { wordDiff } from '@/lib/diff/word-diff';
import { useArtifactText } from '@/lib/queries/use-artifact-text';
import { Diff } from '../text-pieces';

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;

/** Prose word by word, with how many came and went. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const pieces = wordDiff(before, after);
  const count = (op: string) => pieces.filter((p) => p.op === op).reduce((sum, p) => sum + wordsIn(p.text), 0);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-xs text-muted tabular-nums">
        {count('insert')} words came, {count('delete')} went
      </p>
      <Diff pieces={pieces} />
    </div>
  );
}

interface FetchedTextsProps {
  before: ArtifactRef;
  after: ArtifactRef;
  children: (before: string, after: string) => ReactNode;
}

/** The texts of two files, when both have come. */
export function FetchedTexts({ before, after, children }: FetchedTextsProps) {
  const [one, other] = [useArtifactText(before), useArtifactText(after)];
  const failed = one.error ? one : other.error ? other : null;
  if (failed) return <ErrorState error={failed.error} onRetry={failed.refetch} />;
  if (one.data === undefined || other.data === undefined) return <Skeleton className="h-24" />;
  return children(one.data, other.data);
}
