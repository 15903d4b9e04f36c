import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Progress } from '@/components/ui/progress';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { useAddKnowledge } from '@/lib/queries/use-add-knowledge';
import { useUpload } from '@/lib/queries/use-upload';

const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'file', label: 'File' },
];

/** Adds a source: typed or uploaded. */
export function AddKnowledgeDialog({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState('text');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const upload = useUpload();
  const add = useAddKnowledge();
  const file = upload.items[0];
  const ready = kind === 'text' ? text.trim() !== '' : Boolean(file?.artifact);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const source = kind === 'text' ? { text } : { artifact: file!.artifact! };
    try {
      await add.mutateAsync({ ...(title.trim() === '' ? {} : { title: title.trim() }), ...source });
      onClose();
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add knowledge"
      footer={
        <Button kind="primary" type="submit" form="knowledge" disabled={!ready} busy={add.isPending}>
          Add
        </Button>
      }
    >
      <form id="knowledge" onSubmit={submit} className="flex flex-col gap-4">
        <ChoiceChips label="Kind" value={kind} onChange={setKind} options={KINDS} />
        <Field label="Title" optional>
          {(control) => <Input {...control} maxLength={200} value={title} onChange={(e) => setTitle(e.target.value)} />}
        </Field>
        {kind === 'text' && (
          <Field label="Text">
            {(control) => <TextArea {...control} rows={8} value={text} onChange={(e) => setText(e.target.value)} />}
          </Field>
        )}
        {kind === 'file' && (
          <Field label="File" error={file?.error ?? undefined} hint="Text, Markdown, CSV or JSON, up to 10 MB.">
            {(control) => (
              <input
                {...control}
                type="file"
                className="text-sm file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-3 file:text-text"
                onChange={(event) => {
                  upload.clear();
                  void upload.add(event.target.files ?? []);
                }}
              />
            )}
          </Field>
        )}
        {kind === 'file' && upload.busy && <Progress label="Uploading" value={file?.progress ?? 0} />}
      </form>
    </Dialog>
  );
}
