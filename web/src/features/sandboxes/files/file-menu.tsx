import { Download, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { contentUrl, nameOf } from './paths';

interface FileMenuProps {
  sandboxId: string;
  file: SandboxFile;
  edits: boolean;
  onRename: () => void;
  onDelete: () => void;
}

/** What can be done with a file or folder. */
export function FileMenu({ sandboxId, file, edits, onRename, onDelete }: FileMenuProps) {
  const download = () => {
    const link = document.createElement('a');
    link.href = contentUrl(sandboxId, file.path);
    link.download = nameOf(file.path);
    link.click();
  };
  return (
    <Menu
      trigger={
        <Button kind="ghost" size="icon-sm" aria-label={`Actions for ${nameOf(file.path)}`}>
          <MoreHorizontal size={15} />
        </Button>
      }
    >
      {file.kind === 'file' && (
        <MenuItem icon={<Download size={14} />} onSelect={download}>
          Download
        </MenuItem>
      )}
      {edits && (
        <>
          <MenuItem icon={<Pencil size={14} />} onSelect={onRename}>
            Rename or move…
          </MenuItem>
          <MenuItem danger icon={<Trash2 size={14} />} onSelect={onDelete}>
            Delete…
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
