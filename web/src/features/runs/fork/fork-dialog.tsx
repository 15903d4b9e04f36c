import { GitFork } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormProblem } from '@/components/ui/form-problem';
import { Select } from '@/components/ui/select';
import { plural } from '@/lib/format/number';
import { useForkRun } from '@/lib/queries/use-fork-run';
import { useStepHistory } from '@/lib/queries/use-step-history';
import { pathOf, type TimelineIndex } from '../time/timeline-index';
import { changeOf, NO_DRAFT, type StepDraft } from './fork-draft';
import { ForkStep } from './fork-step';

interface ForkDialogProps {
  runId: string;
  index: TimelineIndex;
  /** The step to begin with. */
  address: string;
  onClose: () => void;
}

type Drafts = Readonly<Record<string, { before: Record<string, unknown>; draft: StepDraft }>>;

/** Changes steps of a run and starts a variant: what comes before them is kept, they and all after them run. */
export function ForkDialog({ runId, index, address: first, onClose }: ForkDialogProps) {
  const [address, setAddress] = useState(first);
  const [drafts, setDrafts] = useState<Drafts>({});
  const history = useStepHistory(runId, address);
  const fork = useForkRun();
  const navigate = useNavigate();
  const changes = Object.entries(drafts).flatMap(([of, { before, draft }]) => changeOf(of, before, draft) ?? []);
  const start = async () => {
    const { runId: variant } = await fork.mutateAsync({ id: runId, changes });
    onClose();
    await navigate(`/runs/${variant}`);
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title="Fork with changes"
      description="Steps before the changed ones keep their results and cost nothing again. The run itself stays as it is."
      footer={
        <>
          <span className="mr-auto self-center text-[13px] text-muted">
            {changes.length === 0 ? 'Nothing is different yet.' : `${plural(changes.length, 'step')} changed.`}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            busy={fork.isPending}
            disabled={changes.length === 0}
            onClick={() => void start().catch(() => undefined)}
          >
            <GitFork size={15} /> Run the variant
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label="Step to change"
          value={pathOf(address)}
          onChange={(path) => setAddress(index.firstOf(path) ?? path)}
          options={index.places.map(({ path, title, type }) => ({
            value: path,
            label: path.includes('/') ? `${title} (in every item)` : title,
            hint: changes.some((c) => pathOf(c.address) === path) ? 'changed' : type,
          }))}
        />
        {history.data !== undefined && history.data.step.address === address && (
          <ForkStep
            key={address}
            history={history.data}
            draft={drafts[address]?.draft ?? NO_DRAFT}
            onChange={(draft) =>
              setDrafts({
                ...drafts,
                [address]: { before: (history.data.settings ?? {}) as Record<string, unknown>, draft },
              })
            }
          />
        )}
        <FormProblem error={fork.error} />
      </div>
    </Dialog>
  );
}
