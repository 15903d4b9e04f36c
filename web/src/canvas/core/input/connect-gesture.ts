import type { PortRef } from '../model/block-types';
import type { Point } from '../model/geometry';
import { portNear } from '../model/port-place';
import { topBlock } from '../view/hit-test';
import type { Gesture, GestureContext, PointerSample } from './gesture';

const REACH = 22;

/** Draws a connection from a port: to a port, to a block (its first fitting port), or to nothing (the "what next" menu). */
export function connectGesture({ store, host }: GestureContext, from: PortRef): Gesture {
  const { scene, editor, live, commands, camera } = store;
  editor.setState({ connecting: from });

  const targetAt = (p: Point): { over: PortRef | null; overBlock: string | null } => {
    const reach = REACH / camera.zoom;
    const near = scene.blockGrid.query({ x: p.x - reach, y: p.y - reach, w: 2 * reach, h: 2 * reach });
    for (const slot of near) {
      const ref = portNear(scene, slot, p, reach);
      if (ref !== null && commands.whyNotConnect(from, ref) === null) return { over: ref, overBlock: ref.blockId };
    }
    const slot = topBlock(scene, near, p, camera.zoom);
    const overBlock = slot < 0 || scene.blocks.layer[slot]! < 2 ? null : scene.blocks.content[slot]!.id;
    return { over: overBlock === null ? null : commands.firstCompatiblePort(from, overBlock), overBlock };
  };
  const finish = () => {
    editor.setState({ connecting: null });
    live.show({ connection: null });
  };
  const askWhatNext = (p: PointerSample) => {
    const type = scene.blocks.get(from.blockId)?.type ?? '';
    const portType = scene.catalog.port(type, from.side, from.port)?.type ?? null;
    host().onWhatNext?.({ from, portType, world: { x: p.world.x, y: p.world.y - 40 }, screen: p.screen });
  };
  return {
    kind: 'connect',
    scrolls: true,
    move(p) {
      live.show({ connection: { from, to: p.world, ...targetAt(p.world) } });
    },
    end(p) {
      const { over, overBlock } = targetAt(p.world);
      finish();
      if (over !== null) commands.connect(from, over);
      else if (overBlock === null) askWhatNext(p);
    },
    cancel: finish,
  };
}
