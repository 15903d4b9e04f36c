import { Badge } from '@/components/ui/badge';
import type { ResultView } from '@/lib/api/types/result';
import { isSame, pairViews } from '@/lib/diff/pair-views';
import { NumbersDiff } from './numbers-diff';
import { ViewDiff } from './view-diff';

export interface Made {
  views: readonly ResultView[];
  /** Named figures: rows, words, seconds, money. */
  figures: Readonly<Record<string, number>>;
}

/** What became of a result, each part as what it is: words, rows, pictures, films, files, figures. */
export function ResultDiff({ before, after }: { before: Made; after: Made }) {
  const pairs = pairViews(before.views, after.views);
  const changed = pairs.filter((pair) => !isSame(pair));
  const same = pairs.length - changed.length;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <NumbersDiff before={before.figures} after={after.figures} />
      {changed.map((pair, i) => {
        const view = (pair.after ?? pair.before)!;
        return (
          <section key={i} aria-label={view.title ?? view.kind} className="min-w-0">
            <h4 className="mb-2 flex items-center gap-2 text-[13px] font-semibold text-muted">
              <span className="min-w-0 truncate">{view.title ?? nameOf(view.kind)}</span>
              {pair.before === null && <Badge tone="success">new</Badge>}
              {pair.after === null && <Badge tone="danger">gone</Badge>}
            </h4>
            <ViewDiff pair={pair} />
          </section>
        );
      })}
      {same > 0 && (
        <p className="text-[13px] text-muted">
          {changed.length === 0 ? 'The same.' : `${same} more ${same === 1 ? 'part is' : 'parts are'} the same.`}
        </p>
      )}
    </div>
  );
}

const NAMES: Record<string, string> = {
  markdown: 'Text',
  message: 'Message',
  svg: 'Drawing',
  chart: 'Chart',
  image: 'Picture',
  video: 'Film',
  audio: 'Recording',
  frame: 'Page',
  json: 'Data',
};

const nameOf = (kind: string) => NAMES[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
