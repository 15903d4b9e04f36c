import { FilePlus2, FolderPlus, RotateCw, Upload as UploadIcon } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import type { Upload } from './dropped-files';

interface FolderBarProps {
  folder: string;
  edits: boolean;
  progress: { done: number; all: number } | null;
  onEnter: (folder: string) => void;
  onReload: () => void;
  onNew: (kind: 'file' | 'folder') => void;
  onUpload: (uploads: Upload[]) => void;
}

/** Where one is, the way up, and what can be made here. */
export function FolderBar({ folder, edits, progress, onEnter, onReload, onNew, onUpload }: FolderBarProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-1 border-b border-line px-2 py-1">
      <Crumbs folder={folder} onEnter={onEnter} />
      <span className="ml-auto flex items-center">
        {progress && (
          <span role="status" className="mr-1 text-xs text-muted tabular-nums">
            {progress.done + 1} of {progress.all}
          </span>
        )}
        {edits && (
          <>
            <Tool label="New file" onClick={() => onNew('file')}>
              <FilePlus2 size={15} />
            </Tool>
            <Tool label="New folder" onClick={() => onNew('folder')}>
              <FolderPlus size={15} />
            </Tool>
            <Tool label="Upload files" busy={progress !== null} onClick={() => picker.current?.click()}>
              <UploadIcon size={15} />
            </Tool>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              aria-label="Files to upload"
              onChange={(event) => {
                onUpload([...(event.target.files ?? [])].map((file) => ({ path: file.name, file })));
                event.target.value = '';
              }}
            />
          </>
        )}
        <Tool label="Look again" onClick={onReload}>
          <RotateCw size={14} />
        </Tool>
      </span>
    </div>
  );
}

interface ToolProps {
  label: string;
  busy?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Tool({ label, busy = false, onClick, children }: ToolProps) {
  return (
    <Tooltip text={label}>
      <Button kind="ghost" size="icon-sm" aria-label={label} disabled={busy} onClick={onClick}>
        {children}
      </Button>
    </Tooltip>
  );
}

function Crumbs({ folder, onEnter }: { folder: string; onEnter: (folder: string) => void }) {
  const parts = folder === '' ? [] : folder.split('/');
  const crumbs = [
    { name: '/work', path: '' },
    ...parts.map((name, i) => ({ name, path: parts.slice(0, i + 1).join('/') })),
  ];
  return (
    <nav
      aria-label="Folder"
      className="flex min-w-0 items-center overflow-x-auto font-mono text-xs [scrollbar-width:none]"
    >
      {crumbs.map(({ name, path }, i) => (
        <span key={path} className="flex shrink-0 items-center">
          {i > 0 && <span className="text-faint">/</span>}
          <button
            type="button"
            aria-current={path === folder ? 'location' : undefined}
            onClick={() => onEnter(path)}
            className="rounded-sm px-1 py-0.5 text-muted hover:bg-hover hover:text-text aria-[current]:text-text"
          >
            {name}
          </button>
        </span>
      ))}
    </nav>
  );
}
