import { Play, StepForward, X } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { isStructure } from '@/canvas/core/model/block-types';
import { BlockIcon } from '@/canvas/react/block-icon';
import { BlockInspector } from '@/canvas/react/block-inspector';
import { useBlock } from '@/canvas/react/use-block';
import { useEditor } from '@/canvas/react/use-editor';
import { SideSheet } from '@/components/layout/side-sheet';
import { colorOf } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { StatusBadge } from '@/components/ui/status-badge';
import { Tabs } from '@/components/ui/tabs';
import type { CanvasProblem } from '@/lib/api/types/canvas';
import type { Step } from '@/lib/api/types/run';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { loadPart } from '@/lib/tasks/load-part';
import type { LiveOutput } from '../runs/live-output';
import { BlockRuns } from './block-runs';
import { BlockResult } from './iterations/block-result';
import { openBlockText } from './open-block-text';
import { ProblemList } from './problem-list';
import { SandboxLink } from './sandbox-link';
import { useBlockInputs } from './use-block-inputs';
import { useInSight } from './use-in-sight';
import { useInspectorHost } from './use-inspector-host';

const HookPanel = lazy(() => loadPart(async () => ({ default: (await import('./hooks/hook-panel')).HookPanel })));

interface SidePanelProps {
  store: CanvasStore;
  blockId: string;
  canvasId: string;
  step: Step | undefined;
  runId: string | null;
  live: LiveOutput | undefined;
  problems: readonly CanvasProblem[];
  overlay: boolean;
  readOnly: boolean;
  onRun: (mode: 'block' | 'from') => void;
}

/** Everything about the selected block. */
export function SidePanel(props: SidePanelProps) {
  const { store, blockId, step, problems, overlay } = props;
  const block = useBlock(store, blockId);
  const shared = useInspectorHost();
  const { user, may } = useWorkspace();
  const inputs = useBlockInputs(store, props.canvasId, blockId);
  const host = useMemo(() => {
    const me = { name: user?.name ?? 'Somebody', color: colorOf(user?.id ?? '') };
    return { ...shared, inputs, openText: (id: string) => openBlockText(props.canvasId, id, me) };
  }, [props.canvasId, user, shared, inputs]);
  useInSight(store, blockId, overlay);
  const [tab, setTab] = useState(step && step.status !== 'pending' ? 'result' : 'settings');
  const dragging = useEditor(store, (s) => s.gesture === 'drag');
  if (block === undefined || isStructure(block.type) || (overlay && dragging)) return null;
  const manifest = store.scene.catalog.get(block.type);
  const close = () => store.editor.setState({ selection: new Set() });
  return (
    <SideSheet label="Properties">
      <header className="flex items-center gap-2.5 px-4 pt-3.5 pb-1.5 max-lg:pt-0">
        <span
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-white"
          style={{ background: manifest?.color ?? '#78858f' }}
        >
          <BlockIcon name={manifest?.icon ?? 'box'} size={15} />
        </span>
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">
          {block.props.title ?? manifest?.title ?? block.type}
        </h2>
        {step && <StatusBadge status={step.status} />}
        <Button kind="ghost" size="icon-sm" aria-label="Run this block" onClick={() => props.onRun('block')}>
          <Play size={14} />
        </Button>
        <Button kind="ghost" size="icon-sm" aria-label="Run from here on" onClick={() => props.onRun('from')}>
          <StepForward size={14} />
        </Button>
        <Button kind="ghost" size="icon-sm" aria-label="Close the properties" onClick={close}>
          <X size={15} />
        </Button>
      </header>
      <Tabs
        label="About the block"
        value={tab}
        onChange={setTab}
        items={[
          {
            id: 'settings',
            label: 'Settings',
            content: (
              <div className="p-4">
                {block.type === 'webhook' && may('edit') && (
                  <Suspense>
                    <HookPanel canvasId={props.canvasId} title={block.props.title ?? 'webhook'} />
                  </Suspense>
                )}
                <BlockInspector store={store} blockId={blockId} host={host} />
                {block.type === 'code' && <SandboxLink canvasId={props.canvasId} blockId={blockId} />}
              </div>
            ),
          },
          { id: 'result', label: 'Result', content: <BlockResult {...props} mayEdit={!props.readOnly} /> },
          { id: 'runs', label: 'Runs', content: <BlockRuns canvasId={props.canvasId} /> },
          {
            id: 'problems',
            label: problems.length > 0 ? `Problems ${problems.length}` : 'Problems',
            content: <ProblemList problems={problems} />,
          },
        ]}
      />
    </SideSheet>
  );
}
