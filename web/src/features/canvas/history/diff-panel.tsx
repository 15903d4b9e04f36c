import { clsx } from 'clsx';
import { MoveRight, Pencil, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CanvasDiff, ChangedBlock } from '@/lib/api/types/canvas-time';
import { FieldDiff } from './text-diff';

/** What differs, block by block; a click brings one into sight. */
export function DiffPanel({ diff, onShow }: { diff: CanvasDiff; onShow: (id: string) => void }) {
  const { blocks, connections, counts } = diff;
  const total = counts.added + counts.removed + counts.moved + counts.changed + counts.connections;
  if (total === 0) return <p className="p-8 text-center text-sm text-muted">Nothing differs.</p>;
  const wires = connections.added.length + connections.removed.length + connections.changed.length;
  return (
    <div className="flex flex-col gap-1 p-3">
      {blocks.added.map((b) => (
        <Row
          key={b.id}
          icon={<Plus size={14} />}
          tone="text-success"
          title={b.title}
          note="Added"
          onShow={() => onShow(b.id)}
        />
      ))}
      {blocks.removed.map((b) => (
        <Row
          key={b.id}
          icon={<Trash2 size={14} />}
          tone="text-danger"
          title={b.title}
          note="Removed"
          onShow={() => onShow(b.id)}
        />
      ))}
      {blocks.changed.map((b) => (
        <Changed key={b.id} block={b} onShow={() => onShow(b.id)} />
      ))}
      {blocks.moved.map((b) => (
        <Row
          key={b.id}
          icon={<MoveRight size={14} />}
          tone="text-link"
          title={b.title}
          note="Moved"
          onShow={() => onShow(b.id)}
        />
      ))}
      {wires > 0 && (
        <p className="px-2 py-1.5 text-[13px] text-muted">
          Connections: {connections.added.length} added, {connections.removed.length} removed,{' '}
          {connections.changed.length} changed.
        </p>
      )}
    </div>
  );
}

function Changed({ block, onShow }: { block: ChangedBlock; onShow: () => void }) {
  return (
    <div>
      <Row icon={<Pencil size={14} />} tone="text-warning" title={block.title} note="Changed" onShow={onShow} />
      <div className="flex flex-col gap-2 pr-2 pb-2 pl-8">
        {block.fields.map((field) => (
          <FieldDiff key={field.path} field={field} />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  icon: ReactNode;
  tone: string;
  title: string;
  note: string;
  onShow: () => void;
}

function Row({ icon, tone, title, note, onShow }: RowProps) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
    >
      <span className={clsx('shrink-0', tone)}>{icon}</span>
      <span className="min-w-0 flex-1 truncate">{title || 'Untitled'}</span>
      <span className={clsx('text-xs', tone)}>{note}</span>
    </button>
  );
}
