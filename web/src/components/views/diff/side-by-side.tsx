import type { ReactNode } from 'react';
import type { ResultView as View } from '@/lib/api/types/result';
import { ResultView } from '../result-view';

/** Two things beside each other, or below each other where it is narrow. */
export function Pair({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <div className="@container">
      <div className="grid gap-4 @lg:grid-cols-2">
        {[
          { name: 'Before', what: before },
          { name: 'After', what: after },
        ].map(({ name, what }) => (
          <section key={name} aria-label={name} className="min-w-0">
            <p className="mb-1 text-xs font-medium text-faint">{name}</p>
            {what}
          </section>
        ))}
      </div>
    </div>
  );
}

export function SideBySide({ before, after }: { before: View; after: View }) {
  const bare = (view: View) => <ResultView view={{ ...view, title: null }} />;
  return <Pair before={bare(before)} after={bare(after)} />;
}
