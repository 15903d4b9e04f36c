import { useState } from 'react';
import type { BlockResult as Iteration } from '@/lib/api/types/canvas-time';
import type { Step } from '@/lib/api/types/run';
import { useBlockResults } from '@/lib/queries/use-block-results';
import type { LiveOutput } from '../../runs/live-output';
import { StepResult } from '../../runs/step-result';
import { CompareResults } from './compare-results';
import { IterationBar } from './iteration-bar';
import { iterationsOf, stepOf } from './iterations';

interface BlockResultProps {
  canvasId: string;
  blockId: string;
  step: Step | undefined;
  runId: string | null;
  live: LiveOutput | undefined;
  mayEdit: boolean;
}

/** The result of a block, and every one it had before: looked at, kept, compared, gone back to. */
export function BlockResult({ canvasId, blockId, step, runId, live, mayEdit }: BlockResultProps) {
  const results = useBlockResults(canvasId, blockId, `${step?.run ?? ''}${step?.finishedAt ?? ''}`);
  const [chosen, setChosen] = useState<string | null>(null);
  const [comparing, setComparing] = useState(false);
  const iterations = iterationsOf(results.data?.items ?? []);
  const current = iterations.find(({ result }) => result.runId === step?.run) ?? null;
  const shown = iterations.find(({ result }) => result.runId === chosen) ?? current;
  const inUse = iterations.find(({ result }) => result.shown);
  if ((step === undefined || step.status === 'pending') && shown === null) {
    return <p className="p-8 text-center text-sm text-muted">No result yet. Run the block to see one.</p>;
  }
  const earlier = shown !== null && shown !== current ? shown.result : null;
  return (
    <div className="flex flex-col gap-4 p-4">
      {shown !== null && (iterations.length > 1 || mayEdit) && (
        <IterationBar
          key={shown.result.runId}
          canvasId={canvasId}
          blockId={blockId}
          iterations={iterations}
          shown={shown}
          mayEdit={mayEdit}
          onShow={(id) => setChosen(id)}
          onCompare={inUse && inUse !== shown ? () => setComparing(true) : null}
        />
      )}
      <Shown earlier={earlier} step={step} runId={runId} live={live} />
      {comparing && shown && inUse && <CompareResults one={inUse} other={shown} onClose={() => setComparing(false)} />}
    </div>
  );
}

interface ShownProps {
  earlier: Iteration | null;
  step: Step | undefined;
  runId: string | null;
  live: LiveOutput | undefined;
}

function Shown({ earlier, step, runId, live }: ShownProps) {
  if (earlier !== null) return <StepResult step={stepOf(earlier)} runId={null} />;
  return step === undefined ? null : <StepResult step={step} runId={runId ?? step.run ?? null} live={live} />;
}
