import { clsx } from 'clsx';
import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { QueryState } from '@/components/layout/query-state';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { useSandboxFiles } from '@/lib/queries/use-sandbox-files';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { DropZone } from './drop-zone';
import { FileChanges, type FileWish } from './file-changes';
import { FileMenu } from './file-menu';
import { FilePreview } from './file-preview';
import { FileRow } from './file-row';
import { FolderBar } from './folder-bar';
import { useUploads } from './use-uploads';

interface FilesPaneProps {
  sandboxId: string;
  /** Becomes another text when programs have changed the files. */
  state: string;
}

/** The files: a folder beside a preview that can be edited. Files and folders can be dropped on it. */
export function FilesPane({ sandboxId, state }: FilesPaneProps) {
  const edits = useWorkspace().may('edit');
  const [folder, setFolder] = useState('');
  const [chosen, setChosen] = useState<SandboxFile | null>(null);
  const [wish, setWish] = useState<FileWish | null>(null);
  const files = useSandboxFiles(sandboxId, folder);
  const { progress, upload } = useUploads(sandboxId, folder);
  const { refetch } = files;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when the state is another
  useEffect(() => void refetch(), [state, refetch]);
  const enter = (path: string) => {
    setFolder(path);
    setChosen(null);
  };
  const menuOf = (file: SandboxFile) => (
    <FileMenu
      sandboxId={sandboxId}
      file={file}
      edits={edits}
      onRename={() => setWish({ kind: 'rename', file })}
      onDelete={() => setWish({ kind: 'delete', file })}
    />
  );
  return (
    <DropZone active={edits} where={folder === '' ? '/work' : `/work/${folder}`} onDrop={(all) => void upload(all)}>
      <div className="flex h-full min-h-0">
        <div
          className={clsx('flex min-h-0 w-full flex-col border-line sm:w-72 sm:border-r', chosen && 'max-sm:hidden')}
        >
          <FolderBar
            folder={folder}
            edits={edits}
            progress={progress}
            onEnter={enter}
            onReload={() => void refetch()}
            onNew={(kind) => setWish({ kind, folder })}
            onUpload={(all) => void upload(all)}
          />
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
                        menu={menuOf(file)}
                      />
                    </li>
                  ))}
                  {items.length === 0 && <Empty edits={edits} />}
                </ul>
              )}
            </QueryState>
          </div>
        </div>
        <div className={clsx('min-h-0 min-w-0 flex-1', !chosen && 'max-sm:hidden')}>
          {chosen ? (
            <FilePreview
              key={`${chosen.path} ${chosen.modifiedAt}`}
              sandboxId={sandboxId}
              file={chosen}
              menu={menuOf(chosen)}
              onBack={() => setChosen(null)}
            />
          ) : (
            <p className="flex h-full items-center justify-center p-8 text-center text-sm text-muted">
              {edits
                ? 'Choose a file to look into it, or drop files here to upload them.'
                : 'Choose a file to look into it.'}
            </p>
          )}
        </div>
      </div>
      {wish && <FileChanges sandboxId={sandboxId} wish={wish} onClose={() => setWish(null)} onDone={setChosen} />}
    </DropZone>
  );
}

function Empty({ edits }: { edits: boolean }) {
  return (
    <li className="flex flex-col items-center gap-2 px-4 py-8 text-center text-sm text-muted">
      <FolderOpen size={20} aria-hidden="true" className="text-faint" />
      {edits ? 'This folder is empty: drop files here, or write some in the terminal.' : 'This folder is empty.'}
    </li>
  );
}
