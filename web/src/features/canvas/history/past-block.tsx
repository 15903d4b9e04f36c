import { X } from 'lucide-react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { isStructure } from '@/canvas/core/model/block-types';
import { BlockInspector } from '@/canvas/react/block-inspector';
import { useBlock } from '@/canvas/react/use-block';
import { SideSheet } from '@/components/layout/side-sheet';
import { Button } from '@/components/ui/button';
import type { Step } from '@/lib/api/types/run';
import { StepResult } from '../../runs/step-result';

interface PastBlockProps {
  store: CanvasStore;
  blockId: string;
  step: Step | undefined;
}

/** A block one only looks at, of a moment or behind a link: its result, and its settings. */
export function PastBlock({ store, blockId, step }: PastBlockProps) {
  const block = useBlock(store, blockId);
  if (block === undefined || isStructure(block.type)) return null;
  return (
    <SideSheet label="Properties">
      <header className="flex items-center gap-2 px-4 pt-3 pb-1 max-lg:pt-0">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{block.props.title ?? block.type}</h2>
        <Button
          kind="ghost"
          size="icon-sm"
          aria-label="Close the properties"
          onClick={() => store.editor.setState({ selection: new Set() })}
        >
          <X size={15} />
        </Button>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-4">
        {step && step.status !== 'pending' && <StepResult step={step} runId={null} live={undefined} />}
        <BlockInspector store={store} blockId={blockId} />
      </div>
    </SideSheet>
  );
}
