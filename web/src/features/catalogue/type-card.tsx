import { Link } from 'react-router';
import { BlockIcon } from '@/canvas/react/block-icon';
import { Card } from '@/components/layout/card';
import { Badge } from '@/components/ui/badge';
import type { BlockType } from '@/lib/api/types/block-type';

/** One type in the catalogue. */
export function TypeCard({ type }: { type: BlockType }) {
  return (
    <li>
      <Link to={`/blocks/${encodeURIComponent(type.type)}`} className="group block h-full">
        <Card className="flex h-full flex-col gap-3 p-4 transition-colors group-hover:border-line-strong group-hover:bg-hover">
          <span className="flex items-center gap-3">
            <span
              className="flex size-9 shrink-0 items-center justify-center rounded-md text-white"
              style={{ background: type.color }}
            >
              <BlockIcon name={type.icon} size={18} />
            </span>
            <span className="min-w-0 flex-1">
              <span className="block truncate text-[15px] font-semibold text-text">{type.title}</span>
              <span className="block truncate text-xs text-faint capitalize">{type.category}</span>
            </span>
            {type.package && <Badge tone="info">{type.package.version}</Badge>}
          </span>
          <span className="line-clamp-3 text-[13px] leading-5 text-muted">{type.description}</span>
        </Card>
      </Link>
    </li>
  );
}
