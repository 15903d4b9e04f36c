import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { PlanContract } from '@/lib/api/types/plan';
import { useApprovePlan } from '@/lib/queries/use-approve-plan';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { useSavePlan } from '@/lib/queries/use-save-plan';
import { useStartRun } from '@/lib/queries/use-start-run';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { PlanApproval } from './plan-approval';
import { PlanBlock } from './plan-block';
import { addBlock, changeSettings, removeBlock, renameBlock } from './plan-draft';
import { PlanOverview } from './plan-overview';
import { PlanTerms } from './plan-terms';

/** The proposal, before anything happens: look, change, approve. */
export function PlanReview({ contract }: { contract: PlanContract }) {
  const [plan, setPlan] = useState(contract);
  const [saved, setSaved] = useState(contract);
  const [selected, setSelected] = useState<string | null>(null);
  const types = useBlockTypes().data ?? [];
  const typeOf = (type: string) => types.find((t) => t.type === type);
  const { may } = useWorkspace();
  const save = useSavePlan();
  const approve = useApprovePlan();
  const start = useStartRun();
  const navigate = useNavigate();
  const changed = plan !== saved;
  const select = (id: string) => {
    setSelected(id);
    document.getElementById(`block-${id}`)?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  };
  const accept = async (run: boolean) => {
    try {
      if (changed) {
        await save.mutateAsync(plan);
        setSaved(plan);
      }
      const { canvasId } = await approve.mutateAsync(plan.id);
      if (run) await start.mutateAsync({ canvasId, mode: 'all' });
      await navigate(`/canvases/${canvasId}`);
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <>
      <header className="mb-6">
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <Badge tone="primary">Plan</Badge>
          {plan.noModel && <Badge>No language model used</Badge>}
          {changed && <Badge tone="warning">Changed by you</Badge>}
        </div>
        <textarea
          aria-label="Title of the plan"
          rows={1}
          value={plan.title}
          maxLength={200}
          onChange={(event) => setPlan({ ...plan, title: event.target.value.replaceAll('\n', ' ') })}
          className="-ml-2 field-sizing-content w-full resize-none rounded-md bg-transparent px-2 py-1 text-[26px] leading-8 font-semibold tracking-tight outline-none hover:bg-hover focus:bg-surface focus:shadow-[var(--ring)]"
        />
        {plan.summary && <p className="mt-1 max-w-190 text-[15px] leading-6 text-muted">{plan.summary}</p>}
      </header>
      <PlanOverview
        plan={plan}
        selected={selected}
        onSelect={select}
        colorOf={(type) => typeOf(type)?.color ?? '#78858f'}
        labelOf={(type) => typeOf(type)?.title ?? type}
      />
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_320px]">
        <section aria-labelledby="plan-blocks">
          <div className="mb-3 flex items-center justify-between">
            <h2 id="plan-blocks" className="text-[15px] font-semibold">
              {plan.blocks.length} blocks
            </h2>
            <Menu
              trigger={
                <Button size="sm">
                  <Plus size={14} /> Add a block
                </Button>
              }
            >
              {types.map((t) => (
                <MenuItem key={t.type} onSelect={() => setPlan(addBlock(plan, t.type, t.title))}>
                  {t.title}
                </MenuItem>
              ))}
            </Menu>
          </div>
          <ol className="flex flex-col gap-2.5">
            {plan.blocks.map((block) => (
              <PlanBlock
                key={block.id}
                block={block}
                type={typeOf(block.type)}
                selected={selected === block.id}
                onSelect={() => setSelected(block.id)}
                onRename={(title) => setPlan(renameBlock(plan, block.id, title))}
                onSettings={(settings) => setPlan(changeSettings(plan, block.id, settings))}
                onRemove={() => setPlan(removeBlock(plan, block.id))}
              />
            ))}
          </ol>
        </section>
        <PlanTerms plan={plan} />
      </div>
      <PlanApproval
        plan={plan}
        busy={save.isPending || approve.isPending || start.isPending}
        mayEdit={may('edit')}
        onApprove={(run) => void accept(run)}
      />
    </>
  );
}
