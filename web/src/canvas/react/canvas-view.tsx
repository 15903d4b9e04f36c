import type { Ref } from 'react';
import { type ReactNode, startTransition, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { CanvasHost } from '../core/input/canvas-host';
import { attachInput } from '../core/input/canvas-input';
import type { OpeningCamera } from '../core/picture/current-opening';
import { Stage } from '../core/view/stage';
import { CanvasChrome } from './canvas-chrome';
import { CanvasContext, type CanvasContextValue } from './canvas-context';
import { CardLayer } from './card-layer';
import { LiveRegion } from './live-region';
import { PortLabels } from './port-labels';
import { PresenceLayer } from './presence-layer';
import { SelectionHandles } from './selection-handles';
import { useEditor } from './use-editor';
import { useFollow } from './use-follow';
import './canvas.css';

export interface CanvasViewProps extends CanvasHost {
  store: CanvasStore;
  /** Name of the canvas for screen readers. */
  label?: string;
  onSelectionChange?: (blockIds: readonly string[], edgeIds: readonly string[]) => void;
  /** Leaves out the built-in tool bar, zoom controls, minimap and panels. */
  bare?: boolean;
  /** Looks where work starts when the canvas opens (everything, if it fits); false keeps the camera where it is. */
  fitOnOpen?: boolean;
  /** Where somebody looked at the picture of the canvas: it opens there instead. */
  openAt?: () => OpeningCamera | null;
  /** Lies in the world among the blocks and moves with it, for example pins. */
  inWorld?: ReactNode;
  /** Floats above the canvas, for example the "what next" menu. */
  children?: ReactNode;
  stageRef?: Ref<Stage | null>;
}

/** An infinite canvas of blocks: draws a store and lets hands at it. Fills its parent. */
export function CanvasView(props: CanvasViewProps) {
  const { store, label = 'Canvas', bare = false, fitOnOpen = true, inWorld, children, stageRef } = props;
  const root = useRef<HTMLDivElement>(null);
  const dots = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const host = useRef<CanvasViewProps>(props);
  host.current = props;
  const [spoken, setSpoken] = useState('');
  const [stage, setStage] = useState<Stage | null>(null);
  const [context, setContext] = useState<CanvasContextValue | null>(null);
  useImperativeHandle(stageRef, () => stage as Stage, [stage]);

  useEffect(() => {
    if (!root.current || !dots.current || !base.current || !world.current || !overlay.current) return;
    const elements = {
      root: root.current,
      dots: dots.current,
      base: base.current,
      world: world.current,
      overlay: overlay.current,
    };
    const created = new Stage(store, elements);
    const hostNow = (): CanvasHost => ({ announce: setSpoken, ...host.current });
    const detach = attachInput(root.current, store, hostNow);
    // What lies on the ground is drawn by the stage itself; cards and tools come in turns.
    startTransition(() => {
      setStage(created);
      setContext({ store, cards: created.cards, host: hostNow });
    });
    if (fitOnOpen) store.open(host.current.openAt?.() ?? null);
    return () => {
      detach();
      created.destroy();
    };
  }, [store, fitOnOpen]);
  useSelectionCallback(store, host);
  useFollow(store);

  return (
    <CanvasRoot store={store} label={label} rootRef={root}>
      <div ref={dots} className="cv-dots" />
      <canvas ref={base} className="cv-base" />
      <div ref={world} className="cv-world">
        {stage !== null && context !== null && (
          <CanvasContext value={context}>
            <CardLayer visible={stage.visible} />
            <SelectionHandles />
            <PortLabels />
            {inWorld}
            <PresenceLayer />
          </CanvasContext>
        )}
      </div>
      <canvas ref={overlay} className="cv-overlay" />
      {context !== null && (
        <CanvasContext value={context}>
          {!bare && <CanvasChrome />}
          <LiveRegion spoken={spoken} />
        </CanvasContext>
      )}
      {children}
    </CanvasRoot>
  );
}

interface CanvasRootProps {
  store: CanvasStore;
  label: string;
  rootRef: Ref<HTMLDivElement>;
  children: ReactNode;
}

function CanvasRoot({ store, label, rootRef, children }: CanvasRootProps) {
  const gesture = useEditor(store, (s) => s.gesture);
  const connecting = useEditor(store, (s) => s.connecting !== null);
  const tool = useEditor(store, (s) => s.tool);
  const hand = useEditor(store, (s) => s.spaceHeld || s.tool === 'hand');
  return (
    <div
      ref={rootRef}
      className="cv-root"
      role="application"
      aria-label={label}
      aria-roledescription="block canvas"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application that takes keys must take the focus
      tabIndex={0}
      data-gesture={gesture}
      data-connecting={connecting}
      data-hand={hand}
      data-tool={tool}
    >
      {children}
    </div>
  );
}

function useSelectionCallback(
  store: CanvasStore,
  host: { readonly current: Pick<CanvasViewProps, 'onSelectionChange'> },
) {
  useEffect(
    () =>
      store.editor.subscribe((state, before) => {
        if (state.selection === before.selection && state.selectedEdges === before.selectedEdges) return;
        host.current.onSelectionChange?.([...state.selection], [...state.selectedEdges]);
      }),
    [store, host],
  );
}
