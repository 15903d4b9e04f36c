import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu';
import type { CanvasChanges } from '@/lib/api/types/canvas-time';

interface UndoMenuProps {
  /** The stretch of work that led to the moment in sight. */
  by: CanvasChanges;
  onUndo: (what: { actor: string; firstSeq?: number; lastSeq?: number }) => void;
}

/** Takes back what one person or agent did, in this stretch or ever; what others did since stays. */
export function UndoMenu({ by, onUndo }: UndoMenuProps) {
  const { actor, name, firstSeq, lastSeq, count } = by;
  const label = `Undo what ${name} did`;
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <Button kind="ghost" size="sm">
          <Undo2 size={14} /> <span className="hidden max-w-52 truncate md:inline">{label}</span>
          <span className="sr-only md:hidden">{label}</span>
        </Button>
      }
    >
      <MenuLabel>As one change. What others did since stays.</MenuLabel>
      <MenuItem onSelect={() => onUndo({ actor, firstSeq, lastSeq })}>
        {count === 1 ? 'This change' : `These ${count} changes`}
      </MenuItem>
      <MenuItem onSelect={() => onUndo({ actor })}>Everything {name} ever did here</MenuItem>
    </Menu>
  );
}
