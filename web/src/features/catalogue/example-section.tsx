import { Section } from '@/components/layout/section';
import { CopyButton } from '@/components/ui/copy-button';
import { CodeView } from '@/components/views/code-view';
import type { BlockType } from '@/lib/api/types/block-type';

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
      actions={<CopyButton text={text} />}
    >
      <CodeView text={text} language="json" />
    </Section>
  );
}
