import { ChevronLeft, Download, Save } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { formatBytes } from '@/lib/format/number';
import { useSandboxFile } from '@/lib/queries/use-sandbox-file';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { useWriteFile } from '@/lib/queries/use-write-file';
import { FilePicture } from './file-picture';
import { languageOf, pictureType } from './kinds';
import { contentUrl, nameOf } from './paths';
import { useSaveKey } from './use-save-key';

const CodeEditor = lazy(async () => ({ default: (await import('@/canvas/editor/code-editor')).CodeEditor }));
const LARGEST_TEXT = 512_000;
const LARGEST_PICTURE = 10_000_000;

interface FilePreviewProps {
  sandboxId: string;
  file: SandboxFile;
  menu: ReactNode;
  onBack: () => void;
}

/** One file: its text in an editor, its picture, or what it is. */
export function FilePreview({ sandboxId, file, menu, onBack }: FilePreviewProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const write = useWriteFile(sandboxId);
  const save = () =>
    draft !== null &&
    write.mutate({ path: file.path, content: draft }, { onSuccess: () => setDraft(null), onError: toast.error });
  useSaveKey(draft === null ? null : save);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line px-2 sm:px-3">
        <Button kind="ghost" size="icon-sm" className="sm:hidden" aria-label="Back to the folder" onClick={onBack}>
          <ChevronLeft size={16} />
        </Button>
        <span className="min-w-0 truncate text-[13px] font-medium">{nameOf(file.path)}</span>
        {draft !== null && <span className="size-1.5 shrink-0 rounded-full bg-warning" title="Not saved yet" />}
        <span className="mr-auto ml-1 shrink-0 text-xs text-faint tabular-nums">{formatBytes(file.size)}</span>
        {draft !== null && (
          <Button size="sm" kind="primary" title="Ctrl+S" busy={write.isPending} onClick={save}>
            <Save size={13} /> Save
          </Button>
        )}
        {file.kind === 'file' && (
          <Button asChild kind="ghost" size="icon-sm">
            <a aria-label="Download" download={nameOf(file.path)} href={contentUrl(sandboxId, file.path)}>
              <Download size={15} />
            </a>
          </Button>
        )}
        {menu}
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <Content sandboxId={sandboxId} file={file} onChange={setDraft} />
      </div>
    </div>
  );
}

interface ContentProps {
  sandboxId: string;
  file: SandboxFile;
  onChange: (draft: string | null) => void;
}

function Content({ sandboxId, file, onChange }: ContentProps) {
  const type = pictureType(file.path);
  if (file.kind !== 'file') return <Note>A {file.kind}: it is not followed.</Note>;
  if (type && file.size <= LARGEST_PICTURE) return <FilePicture sandboxId={sandboxId} path={file.path} type={type} />;
  if (file.size > LARGEST_TEXT) return <Note>Too large to be shown here; download it.</Note>;
  return <TextContent sandboxId={sandboxId} file={file} onChange={onChange} />;
}

function TextContent({ sandboxId, file, onChange }: ContentProps) {
  const content = useSandboxFile(sandboxId, file.path, file.size);
  const edits = useWorkspace().may('edit');
  return (
    <QueryState query={content}>
      {(text) =>
        text === null ? (
          <Note>No text; download it to look into it.</Note>
        ) : (
          <Suspense fallback={<Note>Opening…</Note>}>
            <CodeEditor
              fill
              label={`Content of ${file.path}`}
              language={languageOf(file.path)}
              value={text}
              readOnly={!edits}
              onChange={(next) => onChange(next === text ? null : next)}
            />
          </Suspense>
        )
      }
    </QueryState>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="p-8 text-center text-sm text-muted">{children}</p>;
}
