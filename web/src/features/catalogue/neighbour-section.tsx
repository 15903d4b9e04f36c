import { Link } from 'react-router';
import { BlockIcon } from '@/canvas/react/block-icon';
import { Section } from '@/components/layout/section';
import type { BlockType } from '@/lib/api/types/block-type';
import { useTypeHabits } from '@/lib/queries/use-type-habits';
import { habitWords, type Neighbour, neighboursOf } from '../discovery/neighbours';

const MOST = 8;

/** What can stand before and after a type, the usual first. */
export function NeighbourSection({ type, all }: { type: BlockType; all: readonly BlockType[] }) {
  const habits = useTypeHabits();
  return (
    <div className="grid gap-x-8 sm:grid-cols-2">
      <Row title="Comes before it" neighbours={neighboursOf(type, all, 'before', habits)} />
      <Row title="What next" neighbours={neighboursOf(type, all, 'after', habits)} />
    </div>
  );
}

function Row({ title, neighbours }: { title: string; neighbours: readonly Neighbour[] }) {
  if (neighbours.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="flex flex-wrap gap-2">
        {neighbours.slice(0, MOST).map((neighbour) => (
          <li key={neighbour.type.type}>
            <Link
              to={`/blocks/${encodeURIComponent(neighbour.type.type)}`}
              title={habitWords(neighbour)}
              className="inline-flex h-8 items-center gap-2 rounded-full border border-line bg-surface pr-3 pl-1 text-[13px] hover:bg-hover"
            >
              <span
                className="flex size-6 items-center justify-center rounded-full text-white"
                style={{ background: neighbour.type.color }}
              >
                <BlockIcon name={neighbour.type.icon} size={13} />
              </span>
              {neighbour.type.title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
