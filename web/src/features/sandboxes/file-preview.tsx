import { Download, Pencil, Save, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { buildUrl } from '@/lib/api/client';
import type { SandboxFile } from '@/lib/api/types/sandbox';
import { chosenWorkspace } from '@/lib/api/workspace-choice';
import { useDeleteFile } from '@/lib/queries/use-delete-file';
import { useMoveFile } from '@/lib/queries/use-move-file';
import { useSandboxFile } from '@/lib/queries/use-sandbox-file';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { useWriteFile } from '@/lib/queries/use-write-file';
import { nameOf } from './files-pane';

const CodeEditor = lazy(async () => ({ default: (await import('@/canvas/editor/code-editor')).CodeEditor }));
const LANGUAGES: Record<string, string> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  ts: 'javascript',
  json: 'json',
  md: 'markdown',
  sh: 'shell',
  sql: 'sql',
};

interface FilePreviewProps {
  sandboxId: string;
  file: SandboxFile;
  onGone: () => void;
}

/** One file: its text in an editor, or what it is. */
export function FilePreview({ sandboxId, file, onGone }: FilePreviewProps) {
  const { may } = useWorkspace();
  const content = useSandboxFile(sandboxId, file.path, file.size);
  const [draft, setDraft] = useState<string | null>(null);
  const [doomed, setDoomed] = useState(false);
  const write = useWriteFile(sandboxId);
  const move = useMoveFile(sandboxId);
  const remove = useDeleteFile(sandboxId);
  const edits = may('edit');
  const query = { path: file.path, workspace: chosenWorkspace() };
  const rename = () => {
    const to = window.prompt('New path below /work', file.path);
    if (to && to !== file.path) move.mutate({ from: file.path, to }, { onSuccess: onGone, onError: toast.error });
  };
  const save = () =>
    draft !== null &&
    write.mutate({ path: file.path, content: draft }, { onSuccess: () => setDraft(null), onError: toast.error });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 items-center gap-1 border-b border-line px-3">
        <span className="min-w-0 flex-1 truncate text-[13px] font-medium">{nameOf(file.path)}</span>
        {draft !== null && (
          <Button size="sm" kind="primary" busy={write.isPending} onClick={save}>
            <Save size={13} /> Save
          </Button>
        )}
        <Button asChild kind="ghost" size="icon-sm">
          <a
            aria-label="Download"
            download={nameOf(file.path)}
            href={buildUrl('/sandboxes/{sandboxId}/files/content', { path: { sandboxId }, query })}
          >
            <Download size={15} />
          </a>
        </Button>
        {edits && (
          <>
            <Button kind="ghost" size="icon-sm" aria-label="Rename" onClick={rename}>
              <Pencil size={14} />
            </Button>
            <Button kind="ghost" size="icon-sm" aria-label="Delete" onClick={() => setDoomed(true)}>
              <Trash2 size={14} />
            </Button>
          </>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        {file.kind !== 'file' || file.size > 512_000 ? (
          <p className="p-8 text-center text-sm text-muted">
            {file.kind === 'file' ? 'Too large to be shown here; download it.' : `A ${file.kind}: it is not followed.`}
          </p>
        ) : (
          <QueryState query={content}>
            {(text) =>
              text === null ? (
                <p className="p-8 text-center text-sm text-muted">No text; download it to look into it.</p>
              ) : (
                <Suspense fallback={<p className="p-4 text-sm text-muted">Opening…</p>}>
                  <CodeEditor
                    label={`Content of ${file.path}`}
                    language={LANGUAGES[file.path.split('.').pop() ?? ''] ?? 'text'}
                    value={text}
                    readOnly={!edits}
                    rows={20}
                    onChange={(next) => setDraft(next === text ? null : next)}
                  />
                </Suspense>
              )
            }
          </QueryState>
        )}
      </div>
      <ConfirmDialog
        open={doomed}
        onOpenChange={setDoomed}
        title={`Delete “${nameOf(file.path)}”?`}
        action="Delete file"
        onConfirm={() => remove.mutate(file.path, { onSuccess: onGone, onError: toast.error })}
      >
        It is removed for good, unless a snapshot has it.
      </ConfirmDialog>
    </div>
  );
}
