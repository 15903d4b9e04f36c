import { CopyButton } from '../ui/copy-button';

/** Code to read, with line numbers that are not copied along. */
export function CodeView({ text, language }: { text: string; language?: string | null | undefined }) {
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    <figure className="group relative m-0 overflow-hidden rounded-lg border border-line bg-sunken">
      <figcaption className="flex h-9 items-center border-b border-line px-3 text-xs text-muted">
        {language || 'text'} · {lines.length} {lines.length === 1 ? 'line' : 'lines'}
      </figcaption>
      <div className="absolute top-0 right-0 scale-80">
        <CopyButton text={text} label="Copy code" />
      </div>
      <pre tabIndex={0} className="max-h-120 overflow-auto py-2 font-mono text-[13px] leading-5">
        {lines.map((line, i) => (
          <div key={i} className="flex px-3 hover:bg-hover">
            <span aria-hidden="true" className="mr-4 w-8 shrink-0 select-none text-right text-faint">
              {i + 1}
            </span>
            <code className="whitespace-pre">{line || ' '}</code>
          </div>
        ))}
      </pre>
    </figure>
  );
}
