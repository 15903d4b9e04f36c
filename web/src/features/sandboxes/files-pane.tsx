import { clsx } from 'clsx';
import { ChevronLeft, File, Folder, FolderPlus, Link2, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { formatBytes } from '@/lib/format/number';
import { useMakeFolder } from '@/lib/queries/use-make-folder';
import { useSandboxFiles } from '@/lib/queries/use-sandbox-files';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { useWriteFile } from '@/lib/queries/use-write-file';
import { FilePreview } from './file-preview';

const ICONS = { folder: Folder, link: Link2 } as const;

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The files: a folder beside a preview that can be edited. */
export function FilesPane({ sandboxId }: { sandboxId: string }) {
  const [folder, setFolder] = useState('');
  const [chosen, setChosen] = useState<SandboxFile | null>(null);
  const files = useSandboxFiles(sandboxId, folder);
  const enter = (path: string) => {
    setFolder(path);
    setChosen(null);
  };
  return (
    <div className="flex h-full min-h-0 flex-col sm:flex-row">
      <div
        className={clsx(
          'flex min-h-0 flex-col border-line sm:w-72 sm:border-r',
          chosen && 'max-sm:max-h-48 max-sm:border-b',
        )}
      >
        <FolderBar sandboxId={sandboxId} folder={folder} onUp={() => enter(folder.slice(0, folder.lastIndexOf('/')))} />
        <div className="min-h-0 flex-1 overflow-y-auto p-1.5">
          <QueryState query={files}>
            {({ items }) => (
              <ul>
                {items.map((file) => (
                  <li key={file.path}>
                    <FileRow
                      file={file}
                      current={file.path === chosen?.path}
                      onOpen={() => (file.kind === 'folder' ? enter(file.path) : setChosen(file))}
                    />
                  </li>
                ))}
                {items.length === 0 && <li className="p-4 text-center text-sm text-muted">This folder is empty.</li>}
              </ul>
            )}
          </QueryState>
        </div>
      </div>
      <div className="min-h-0 min-w-0 flex-1">
        {chosen ? (
          <FilePreview key={chosen.path} sandboxId={sandboxId} file={chosen} onGone={() => setChosen(null)} />
        ) : (
          <p className="hidden p-8 text-center text-sm text-muted sm:block">Choose a file to look into it.</p>
        )}
      </div>
    </div>
  );
}

function FileRow({ file, current, onOpen }: { file: SandboxFile; current: boolean; onOpen: () => void }) {
  const Icon = ICONS[file.kind as keyof typeof ICONS] ?? File;
  return (
    <button
      type="button"
      aria-current={current || undefined}
      onClick={onOpen}
      className={clsx(
        'flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-[13px] hover:bg-hover',
        current && 'bg-active',
      )}
    >
      <Icon size={14} aria-hidden="true" className={file.kind === 'folder' ? 'text-link' : 'text-faint'} />
      <span className="min-w-0 flex-1 truncate">{nameOf(file.path)}</span>
      {file.kind === 'file' && <span className="text-xs text-faint tabular-nums">{formatBytes(file.size)}</span>}
    </button>
  );
}

function FolderBar({ sandboxId, folder, onUp }: { sandboxId: string; folder: string; onUp: () => void }) {
  const { may } = useWorkspace();
  const write = useWriteFile(sandboxId);
  const make = useMakeFolder(sandboxId);
  const picker = useRef<HTMLInputElement>(null);
  const at = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const uploadAll = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      await write.mutateAsync({ path: at(file.name), content: file }).catch(toast.error);
    }
  };
  const makeFolder = () => {
    const name = window.prompt('Name of the folder');
    if (name) make.mutate(at(name), { onError: toast.error });
  };
  return (
    <div className="flex h-10 items-center gap-1 border-b border-line px-2">
      <Button kind="ghost" size="icon-sm" aria-label="Up" disabled={folder === ''} onClick={onUp}>
        <ChevronLeft size={15} />
      </Button>
      <span className="min-w-0 flex-1 truncate font-mono text-xs text-muted">
        /work{folder === '' ? '' : `/${folder}`}
      </span>
      {may('edit') && (
        <>
          <Button kind="ghost" size="icon-sm" aria-label="New folder" onClick={makeFolder}>
            <FolderPlus size={15} />
          </Button>
          <Button
            kind="ghost"
            size="icon-sm"
            aria-label="Upload files"
            busy={write.isPending}
            onClick={() => picker.current?.click()}
          >
            <Upload size={15} />
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label="Files to upload"
            onChange={(event) => void uploadAll(event.target.files)}
          />
        </>
      )}
    </div>
  );
}
