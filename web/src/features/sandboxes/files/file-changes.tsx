import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { useDeleteFile } from '@/lib/queries/use-delete-file';
import { useMakeFolder } from '@/lib/queries/use-make-folder';
import { useMoveFile } from '@/lib/queries/use-move-file';
import { useWriteFile } from '@/lib/queries/use-write-file';
import { NameDialog } from './name-dialog';
import { nameOf } from './paths';

/** A change of the files that somebody asked for. */
export type FileWish =
  | { kind: 'file'; folder: string }
  | { kind: 'folder'; folder: string }
  | { kind: 'rename'; file: SandboxFile }
  | { kind: 'delete'; file: SandboxFile };

interface FileChangesProps {
  sandboxId: string;
  wish: FileWish;
  onClose: () => void;
  /** What is to be shown now; null: nothing. */
  onDone: (shown: SandboxFile | null) => void;
}

/** Asks what is still unknown about a change, and makes it. */
export function FileChanges({ sandboxId, wish, onClose, onDone }: FileChangesProps) {
  const write = useWriteFile(sandboxId);
  const make = useMakeFolder(sandboxId);
  const move = useMoveFile(sandboxId);
  const remove = useDeleteFile(sandboxId);
  const done = (shown: SandboxFile | null) => () => {
    onDone(shown);
    onClose();
  };
  if (wish.kind === 'delete') {
    const { file } = wish;
    return (
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={`Delete “${nameOf(file.path)}”?`}
        action={file.kind === 'folder' ? 'Delete folder' : 'Delete file'}
        onConfirm={() => void remove.mutateAsync(file.path).then(() => onDone(null), toast.error)}
      >
        {file.kind === 'folder' ? 'It is removed with all that is in it' : 'It is removed for good'}, unless a snapshot
        has it.
      </ConfirmDialog>
    );
  }
  if (wish.kind === 'rename') {
    const { file } = wish;
    return (
      <NameDialog
        title={`Rename or move “${nameOf(file.path)}”`}
        label="Path below /work"
        action="Rename"
        initial={file.path}
        busy={move.isPending}
        error={move.error}
        onSubmit={(to) => move.mutate({ from: file.path, to }, { onSuccess: done(null) })}
        onClose={onClose}
      />
    );
  }
  const at = (name: string) => (wish.folder === '' ? name : `${wish.folder}/${name}`);
  const fresh = (path: string): SandboxFile => ({
    path,
    kind: 'file',
    size: 0,
    modifiedAt: new Date().toISOString(),
    executable: false,
  });
  return wish.kind === 'folder' ? (
    <NameDialog
      title="New folder"
      label="Name"
      action="Make folder"
      busy={make.isPending}
      error={make.error}
      onSubmit={(name) => make.mutate(at(name), { onSuccess: done(null) })}
      onClose={onClose}
    />
  ) : (
    <NameDialog
      title="New file"
      label="Name"
      action="Make file"
      busy={write.isPending}
      error={write.error}
      onSubmit={(name) => write.mutate({ path: at(name), content: '' }, { onSuccess: done(fresh(at(name))) })}
      onClose={onClose}
    />
  );
}
