import { Play, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { TextArea } from '@/components/ui/text-area';
import { CellOutput } from './cell-output';
import { type Language, useCells } from './use-cells';

const LANGUAGES = [
  { value: 'python', label: 'Python' },
  { value: 'javascript', label: 'JavaScript' },
];

/** Cells that keep their variables: write one, run it, see what it gave. */
export function CellsPane({ sandboxId }: { sandboxId: string }) {
  const [language, setLanguage] = useState<Language>('python');
  const [source, setSource] = useState('');
  const { cells, running, run, restart } = useCells(sandboxId, language);
  const end = useRef<HTMLDivElement>(null);
  const showEnd = () => end.current?.scrollIntoView?.({ block: 'end' });
  useEffect(() => {
    if (cells.length > 0) end.current?.scrollIntoView?.({ block: 'end' });
  }, [cells]);
  const submit = () => {
    if (running || source.trim() === '') return;
    run(source);
    setSource('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2">
        <ChoiceChips
          label="Language"
          value={language}
          onChange={(v) => setLanguage(v as Language)}
          options={LANGUAGES}
        />
        <Button size="sm" className="ml-auto" disabled={cells.length === 0 || running} onClick={restart}>
          <RotateCcw size={13} /> Start over
        </Button>
      </div>
      {cells.length === 0 ? (
        <p className="p-8 text-center text-sm text-muted">
          Variables stay from cell to cell; files in /work are at hand. The interpreter ends when you leave this page.
        </p>
      ) : (
        <ol aria-label="Cells" className="divide-y divide-line">
          {cells.map((cell) => (
            <CellOutput key={cell.id} cell={cell} onDrawn={showEnd} />
          ))}
        </ol>
      )}
      <div
        ref={end}
        className="sticky bottom-0 mt-auto flex items-end gap-3 border-t border-line bg-surface p-3 sm:p-4"
      >
        <TextArea
          aria-label="Cell"
          className="flex-1 font-mono text-[13px]"
          placeholder={language === 'python' ? 'x = 20\nx + 1' : 'const x = 20\nx + 1'}
          spellCheck={false}
          value={source}
          onChange={(event) => setSource(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button kind="primary" title="Shift+Enter" disabled={source.trim() === ''} busy={running} onClick={submit}>
          <Play size={14} /> Run
        </Button>
      </div>
      <div ref={end} />
    </div>
  );
}
