import { clsx } from 'clsx';
import { File, FileCode2, FileImage, Folder, Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { formatDateTime } from '@/lib/format/date';
import { formatBytes } from '@/lib/format/number';
import { isPicture, languageOf } from './kinds';
import { nameOf } from './paths';

interface FileRowProps {
  file: SandboxFile;
  current: boolean;
  onOpen: () => void;
  menu: ReactNode;
}

/** An entry of a folder: opened by a click, its menu at the end. */
export function FileRow({ file, current, onOpen, menu }: FileRowProps) {
  const Icon = iconOf(file);
  return (
    <div
      className={clsx(
        'group flex h-9 items-center rounded-sm pr-1 hover:bg-hover sm:h-8',
        current && 'bg-active hover:bg-active',
      )}
    >
      <button
        type="button"
        aria-current={current || undefined}
        title={`Changed ${formatDateTime(file.modifiedAt)}`}
        onClick={onOpen}
        className="flex h-full min-w-0 flex-1 items-center gap-2 rounded-sm px-2 text-left text-[13px]"
      >
        <Icon
          size={15}
          aria-hidden="true"
          className={clsx('shrink-0', file.kind === 'folder' ? 'text-link' : 'text-faint')}
        />
        <span className="min-w-0 flex-1 truncate">{nameOf(file.path)}</span>
        {file.kind === 'file' && (
          <span className="shrink-0 text-xs text-faint tabular-nums">{formatBytes(file.size)}</span>
        )}
      </button>
      <span className="opacity-100 sm:opacity-0 sm:group-focus-within:opacity-100 sm:group-hover:opacity-100 sm:has-data-[state=open]:opacity-100">
        {menu}
      </span>
    </div>
  );
}

function iconOf(file: SandboxFile) {
  if (file.kind === 'folder') return Folder;
  if (file.kind === 'link') return Link2;
  if (isPicture(file.path)) return FileImage;
  return languageOf(file.path) === 'text' ? File : FileCode2;
}
