import { CircleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Badge } from '@/components/ui/badge';
import { ResultView } from '@/components/views/result-view';
import { ResultViews } from '@/components/views/result-views';
import { TerminalView } from '@/components/views/terminal-view';
import { ValueView } from '@/components/views/value-view';
import { readPortValue } from '@/lib/api/port-value';
import type { Step } from '@/lib/api/types/run';
import { formatCount } from '@/lib/format/number';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { ApprovalForm } from '../approvals/approval-form';
import type { LiveOutput } from './live-output';

const AnswerLinkButton = lazy(async () => ({
  default: (await import('../approvals/answer-link-button')).AnswerLinkButton,
}));
const LiveConversation = lazy(async () => ({
  default: (await import('@/components/views/conversation/live-conversation')).LiveConversation,
}));

interface StepResultProps {
  step: Step;
  runId: string | null;
  live?: LiveOutput | undefined;
}

/** What a step made, or is making, or why it could not. */
export function StepResult({ step, runId, live }: StepResultProps) {
  const active = step.status === 'running' || step.status === 'retrying';
  const { may } = useWorkspace();
  const views = step.views ?? [];
  const outputs = Object.entries(step.outputs ?? {});
  return (
    <div className="flex flex-col gap-5">
      {step.error && (
        <div role="alert" className="flex gap-2.5 rounded-lg border border-danger-line bg-danger-soft p-3.5 text-sm">
          <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-danger" />
          <div className="min-w-0">
            <p className="font-medium break-words">{step.error.message}</p>
            {step.error.fix && <p className="mt-0.5 text-muted">{step.error.fix}</p>}
          </div>
        </div>
      )}
      {step.status === 'waiting' && step.question && runId && (
        <ApprovalForm
          runId={runId}
          address={step.address}
          {...step.question}
          actions={
            may('operate') && (
              <Suspense>
                <AnswerLinkButton runId={runId} address={step.address} />
              </Suspense>
            )
          }
        />
      )}
      <StepNotes step={step} />
      {active && live?.picture !== undefined && (
        <img src={live.picture} alt="The page as it is seen now" className="w-full rounded-lg border border-line" />
      )}
      {active && live?.turns !== undefined && (
        <Suspense>
          <LiveConversation turns={live.turns} speaking={live.text.slice(live.spoken ?? 0)} />
        </Suspense>
      )}
      {active &&
        live &&
        live.turns === undefined &&
        live.text !== '' &&
        (live.kind === 'terminal' ? (
          <TerminalView text={live.text} live />
        ) : (
          <ResultView view={{ kind: 'markdown', value: live.text }} />
        ))}
      <ResultViews views={views} />
      {views.length === 0 &&
        outputs.map(([port, value]) => (
          <section key={port}>
            <h4 className="mb-2 text-[13px] font-semibold text-muted">{port}</h4>
            <ValueView value={readPortValue(value).value} />
          </section>
        ))}
    </div>
  );
}

function StepNotes({ step }: { step: Step }) {
  const { notes } = step;
  if (!notes) return null;
  const figures = Object.entries(notes.figures ?? {});
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {(notes.noModel || notes.model || notes.engine) && (
        <p className="flex flex-wrap gap-1.5">
          {notes.noModel && <Badge tone="warning">No language model used</Badge>}
          {notes.model && <Badge tone="primary">{notes.model}</Badge>}
          {notes.engine && <Badge>{notes.engine}</Badge>}
        </p>
      )}
      {figures.length > 0 && (
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-[13px]">
          {figures.map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-faint">{name}</dt>
              <dd className="font-medium tabular-nums">{formatCount(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {notes.warnings?.map((warning) => (
        <p key={warning} className="text-[13px] text-warning">
          {warning}
        </p>
      ))}
    </div>
  );
}
