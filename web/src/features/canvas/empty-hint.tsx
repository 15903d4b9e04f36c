import { LayoutTemplate, Plus, Sparkles } from 'lucide-react';
import { type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { CanvasHost } from '@/canvas/core/input/canvas-host';
import { Kbd } from '@/components/ui/kbd';

interface EmptyHintProps {
  store: CanvasStore;
  onWhatNext: NonNullable<CanvasHost['onWhatNext']>;
}

const WAY =
  'pointer-events-auto flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 text-left shadow-xs transition-colors duration-100 hover:border-line-strong hover:bg-hover';

/** The ways to begin on an empty canvas. */
export function EmptyHint({ store, onWhatNext }: EmptyHintProps) {
  const subscribe = useCallback((listener: () => void) => store.scene.onChange(listener), [store]);
  const empty = useSyncExternalStore(subscribe, () => store.document.blocks.size === 0);
  if (!empty) return null;
  const add = () => {
    const { camera } = store;
    const screen = { x: camera.width / 2 - 120, y: camera.height / 2 - 60 };
    onWhatNext({ from: null, portType: null, world: camera.toWorld(screen), screen });
  };
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center px-6 pb-16">
      <h2 className="text-[15px] font-semibold">How shall it begin?</h2>
      <div className="mt-4 flex w-full max-w-90 flex-col gap-2" data-canvas-ui="">
        <button type="button" className={WAY} onClick={add}>
          <Way
            icon={<Plus size={16} />}
            title="Add a block"
            detail="Or drag one from the library; connect them by their ports."
          />
          <span aria-hidden="true" className="shrink-0 max-sm:hidden">
            <Kbd>Double-click</Kbd>
          </span>
        </button>
        <Link to="/" className={WAY}>
          <Way
            icon={<Sparkles size={16} />}
            title="Describe what you want"
            detail="It is planned as blocks, which you look at first."
          />
        </Link>
        <Link to="/blocks" className={WAY}>
          <Way
            icon={<LayoutTemplate size={16} />}
            title="Try an example"
            detail="Each type of block has one that is ready to run."
          />
        </Link>
      </div>
    </div>
  );
}

function Way({ icon, title, detail }: { icon: ReactNode; title: string; detail: string }) {
  return (
    <>
      <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
        {icon}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-[13px] font-medium">{title}</span>
        <span className="block text-xs text-muted">{detail}</span>
      </span>
    </>
  );
}
