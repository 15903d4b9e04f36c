import {
  CalendarClock,
  Clock3,
  Ellipsis,
  FileJson,
  FileType,
  Image,
  Keyboard,
  List,
  ListOrdered,
  ListVideo,
  MessageSquare,
  Share2,
} from 'lucide-react';
import { useNavigate } from 'react-router';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { useMedia } from '@/lib/hooks/use-media';
import { exportAs } from './export-as';
import type { CanvasPanels } from './use-canvas-panels';

interface MoreMenuProps {
  canvas: CanvasDetail;
  store: CanvasStore;
  panels: CanvasPanels;
  readOnly: boolean;
}

/** What is needed less often; on a narrow screen also what the bar has no room for. */
export function MoreMenu({ canvas, store, panels, readOnly }: MoreMenuProps) {
  const navigate = useNavigate();
  const narrow = !useMedia('(min-width: 640px)');
  const save = (format: 'json' | 'svg' | 'png') => () => void exportAs(store, canvas, format).catch(toast.error);
  return (
    <Menu
      trigger={
        <Button kind="ghost" size="icon" aria-label="More about this canvas">
          <Ellipsis size={17} />
        </Button>
      }
    >
      {narrow && (
        <>
          <MenuItem icon={<ListVideo size={14} />} onSelect={panels.toggleTimeline}>
            Timeline of the run
          </MenuItem>
          <MenuItem icon={<Clock3 size={14} />} onSelect={() => panels.toggle('history')}>
            History
          </MenuItem>
          <MenuItem icon={<MessageSquare size={14} />} onSelect={() => panels.toggle('comments')}>
            Comments
          </MenuItem>
          {!readOnly && (
            <MenuItem icon={<Share2 size={14} />} onSelect={() => panels.share(true)}>
              Share
            </MenuItem>
          )}
          <MenuLine />
        </>
      )}
      <MenuItem icon={<List size={14} />} onSelect={() => store.editor.setState({ panel: 'list' })}>
        Blocks as a list
      </MenuItem>
      <MenuItem icon={<CalendarClock size={14} />} onSelect={() => void navigate(`/triggers?canvas=${canvas.id}`)}>
        Schedules and triggers
      </MenuItem>
      <MenuItem icon={<ListOrdered size={14} />} onSelect={() => panels.limit(true)}>
        Run settings
      </MenuItem>
      {!narrow && (
        <MenuItem
          icon={<Keyboard size={14} />}
          end={<Kbd>?</Kbd>}
          onSelect={() => store.editor.setState({ panel: 'keys' })}
        >
          Keys and gestures
        </MenuItem>
      )}
      <MenuLine />
      <MenuLabel>Export</MenuLabel>
      <MenuItem icon={<FileJson size={14} />} onSelect={save('json')}>
        Canvas file (JSON)
      </MenuItem>
      <MenuItem icon={<Image size={14} />} onSelect={save('png')}>
        Picture (PNG)
      </MenuItem>
      <MenuItem icon={<FileType size={14} />} onSelect={save('svg')}>
        Drawing (SVG)
      </MenuItem>
    </Menu>
  );
}
