import type { PortSpec } from '../core/model/block-types';
import type { Rect } from '../core/model/geometry';
import { useCanvas } from './canvas-context';
import { useEditor } from './use-editor';

/** Names and types of the ports of the hovered block, outside the card where containment cannot cut them off. */
export function PortLabels() {
  const { store } = useCanvas();
  const id = useEditor(store, (s) => (s.gesture === 'none' || s.gesture === 'connect' ? s.hovered : null));
  const block = id === null ? undefined : store.scene.blocks.get(id);
  const rect = id === null ? null : store.scene.blocks.rectOf(id);
  if (block === undefined || rect === null) return null;
  const inputs = store.scene.catalog.ports(block.type, 'in');
  const outputs = store.scene.catalog.ports(block.type, 'out');
  return (
    <div className="cv-pin" aria-hidden="true">
      {inputs.map((port, i) => (
        <Label key={port.name} port={port} rect={rect} share={(i + 1) / (inputs.length + 1)} left />
      ))}
      {outputs.map((port, i) => (
        <Label key={port.name} port={port} rect={rect} share={(i + 1) / (outputs.length + 1)} left={false} />
      ))}
    </div>
  );
}

function Label({ port, rect, share, left }: { port: PortSpec; rect: Rect; share: number; left: boolean }) {
  const x = left ? rect.x - 14 : rect.x + rect.w + 14;
  return (
    <div
      className="cv-port-label"
      style={{
        left: x,
        top: rect.y + rect.h * share,
        transformOrigin: left ? '100% 50%' : '0 50%',
        transform: `translate(${left ? '-100%' : '0'}, -50%) scale(var(--canvas-inverse-zoom, 1))`,
      }}
    >
      {port.title ?? port.name}
      <span>{port.type}</span>
    </div>
  );
}
