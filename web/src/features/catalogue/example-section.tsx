import { Play } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { toast } from '@/components/ui/toast';
import { CodeView } from '@/components/views/code-view';
import type { BlockType } from '@/lib/api/types/block-type';
import { useImportCanvas } from '@/lib/queries/use-import-canvas';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { exampleCanvas } from './example-canvas';

/** An example to start from: the package's own, else the settings with their defaults. */
export function ExampleSection({ type }: { type: BlockType }) {
  const defaults = Object.fromEntries(
    Object.entries(type.settingsSchema.properties ?? {})
      .filter(([, setting]) => setting.default !== undefined)
      .map(([name, setting]) => [name, setting.default]),
  );
  const example = type.example
    ? { settings: type.example.settings ?? {}, inputs: type.example.inputs ?? undefined }
    : { settings: defaults };
  const text = JSON.stringify({ type: type.type, ...example }, null, 2);
  return (
    <Section
      title={type.example ? `Example: ${type.example.title}` : 'How a block of it begins'}
      actions={
        <span className="flex items-center gap-2">
          <TryButton type={type} />
          <CopyButton text={text} />
        </span>
      }
    >
      <CodeView text={text} language="json" />
    </Section>
  );
}

/** Opens a new canvas with the example on it, ready to run. */
function TryButton({ type }: { type: BlockType }) {
  const make = useImportCanvas();
  const navigate = useNavigate();
  const { may } = useWorkspace();
  if (!type.example || !may('edit')) return null;
  const onTry = () =>
    make.mutate(exampleCanvas(type), {
      onSuccess: (canvas) => void navigate(`/canvases/${canvas.id}`),
      onError: toast.error,
    });
  return (
    <Button kind="secondary" size="sm" busy={make.isPending} onClick={onTry}>
      <Play size={14} /> Try it on a canvas
    </Button>
  );
}
