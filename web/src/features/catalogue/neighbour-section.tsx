import { Link } from 'react-router';
import { BlockIcon } from '@/canvas/react/block-icon';
import { Section } from '@/components/layout/section';
import type { BlockType } from '@/lib/api/types/block-type';
import { neighboursOf } from './neighbours';

const MOST = 8;

/** What can stand before and after a type. */
export function NeighbourSection({ type, all }: { type: BlockType; all: readonly BlockType[] }) {
  return (
    <div className="grid gap-x-8 sm:grid-cols-2">
      <Row title="Comes before it" types={neighboursOf(type, all, 'before')} />
      <Row title="What next" types={neighboursOf(type, all, 'after')} />
    </div>
  );
}

function Row({ title, types }: { title: string; types: readonly BlockType[] }) {
  if (types.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="flex flex-wrap gap-2">
        {types.slice(0, MOST).map((t) => (
          <li key={t.type}>
            <Link
              to={`/blocks/${encodeURIComponent(t.type)}`}
              className="inline-flex h-8 items-center gap-2 rounded-full border border-line bg-surface pr-3 pl-1 text-[13px] hover:bg-hover"
            >
              <span
                className="flex size-6 items-center justify-center rounded-full text-white"
                style={{ background: t.color }}
              >
                <BlockIcon name={t.icon} size={13} />
              </span>
              {t.title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
