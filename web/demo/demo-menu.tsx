import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { WhatNextRequest } from '@/canvas/core/input/canvas-host';
import { portsCompatible } from '@/canvas/core/model/port-compatibility';
import { BlockIcon } from '@/canvas/react/block-icon';

/** Block types that fit the dragged port. */
export function DemoMenu({
  store,
  request,
  onClose,
}: {
  store: CanvasStore;
  request: WhatNextRequest;
  onClose: () => void;
}) {
  const { from, portType, world, screen } = request;
  const fitting = store.scene.catalog.manifests.filter((manifest) => {
    if (from === null || portType === null) return true;
    return from.side === 'out'
      ? manifest.inputs.some((port) => portsCompatible(portType, port.type))
      : manifest.outputs.some((port) => portsCompatible(port.type, portType));
  });
  return (
    <ul
      className="cv-float absolute max-h-80 w-56 overflow-y-auto p-1"
      data-canvas-ui=""
      data-canvas-scroll=""
      style={{ left: screen.x, top: screen.y }}
    >
      {fitting.map((manifest) => (
        <li key={manifest.type}>
          <button
            type="button"
            className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-hover"
            onClick={() => {
              if (from === null) store.commands.add({ type: manifest.type, at: world });
              else store.commands.addConnected({ type: manifest.type, at: world }, from);
              onClose();
            }}
          >
            <BlockIcon name={manifest.icon} /> {manifest.title}
          </button>
        </li>
      ))}
    </ul>
  );
}
