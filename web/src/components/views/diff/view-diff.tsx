import type { ArtifactRef, ResultView as View } from '@/lib/api/types/result';
import type { ViewPair } from '@/lib/diff/pair-views';
import { ResultView } from '../result-view';
import { readTable } from '../table-value';
import { FileDiff } from './file-diff';
import { FilmDiff } from './film-diff';
import { JsonDiffView } from './json-diff-view';
import { LinesDiff } from './lines-diff';
import { PictureDiff } from './picture-diff';
import { SideBySide } from './side-by-side';
import { TableDiffView } from './table-diff-view';
import { FetchedTexts, TextDiff } from './text-diff';

/** Two views of one kind, compared as that kind is best compared. */
export function ViewDiff({ pair }: { pair: ViewPair }) {
  const { before, after } = pair;
  if (before === null || after === null) return <ResultView view={(before ?? after)!} />;
  const files = before.artifact && after.artifact ? ([before.artifact, after.artifact] as const) : null;
  if (files !== null) return <FilesOf kind={after.kind} before={before} after={after} files={files} />;
  const texts = typeof before.value === 'string' && typeof after.value === 'string';
  if (texts)
    return <TextsOf kind={after.kind} before={before.value as string} after={after.value as string} view={after} />;
  const tables = [readTable(before.value), readTable(after.value)] as const;
  if (after.kind === 'table' && tables[0] && tables[1]) return <TableDiffView before={tables[0]} after={tables[1]} />;
  if (after.kind === 'conversation') return <SideBySide before={before} after={after} />;
  return <JsonDiffView before={before.value} after={after.value} />;
}

interface FilesOfProps {
  kind: string;
  before: View;
  after: View;
  files: readonly [ArtifactRef, ArtifactRef];
}

function FilesOf({ kind, before, after, files }: FilesOfProps) {
  const [one, other] = files;
  switch (kind) {
    case 'image':
    case 'svg':
    case 'chart':
      return <PictureDiff before={one} after={other} />;
    case 'video':
      return <FilmDiff before={one} after={other} />;
    case 'file':
      return <FileDiff before={one} after={other} />;
    case 'markdown':
    case 'code':
    case 'terminal':
      return (
        <FetchedTexts before={one} after={other}>
          {(a, b) => <TextsOf kind={kind} before={a} after={b} view={after} />}
        </FetchedTexts>
      );
    default:
      return <SideBySide before={before} after={after} />;
  }
}

/** Prose word by word, programs line by line; what draws or plays stands side by side. */
function TextsOf({ kind, before, after, view }: { kind: string; before: string; after: string; view: View }) {
  if (kind === 'code' || kind === 'terminal') return <LinesDiff before={before} after={after} />;
  if (kind === 'html' || kind === 'frame' || kind === 'svg' || kind === 'chart') {
    return <SideBySide before={{ ...view, value: before }} after={view} />;
  }
  return <TextDiff before={before} after={after} />;
}
