import { useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { PortSide } from '../core/model/block-types';
import type { BlockContent } from '../core/model/canvas-document';
import { useCanvas } from './canvas-context';
import { portColor } from './port-color';

/** The dots that connections come from and go to. Pressing them is handled by the canvas's own hit test. */
export function CardPorts({ block }: { block: BlockContent }) {
  const { store } = useCanvas();
  const connected = useSyncExternalStore(store.scene.onEdgeChange, () => connectedPorts(store, block.id));
  return (['in', 'out'] as const).map((side) => <Side key={side} block={block} side={side} connected={connected} />);
}

function Side({ block, side, connected }: { block: BlockContent; side: PortSide; connected: string }) {
  const { store } = useCanvas();
  const ports = store.scene.catalog.ports(block.type, side);
  return ports.map((port, i) => (
    <span
      key={port.name}
      className="cv-port"
      data-side={side}
      data-missing={(side === 'in' && port.required === true && !connected.includes(`|${port.name}|`)) || undefined}
      style={{ top: `${((i + 1) * 100) / (ports.length + 1)}%`, ['--port' as string]: portColor(port.type) }}
    />
  ));
}

/** Names of the inputs that have a connection, as one string so that it compares by value. */
function connectedPorts({ scene }: CanvasStore, id: string): string {
  let names = '|';
  for (const slot of scene.edges.at(id)) {
    const edge = scene.edges.content[slot];
    if (edge?.toBlock === id) names += `${edge.toPort}|`;
  }
  return names;
}
