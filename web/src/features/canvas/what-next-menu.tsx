import { type KeyboardEvent, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { WhatNextRequest } from '@/canvas/core/input/canvas-host';
import { portsCompatible } from '@/canvas/core/model/port-compatibility';
import { BlockIcon } from '@/canvas/react/block-icon';
import { Input } from '@/components/ui/input';
import type { BlockType } from '@/lib/api/types/block-type';
import { useTypeHabits } from '@/lib/queries/use-type-habits';
import { rankNext } from '../discovery/rank-next';
import { searchTypes } from './search-types';

const MOST = 12;

interface WhatNextMenuProps {
  store: CanvasStore;
  types: BlockType[];
  request: WhatNextRequest;
  onClose: () => void;
}

/** After a connection was dropped on nothing, or the canvas double-clicked: which block should be here? */
export function WhatNextMenu({ store, types, request, onClose }: WhatNextMenuProps) {
  const [query, setQuery] = useState('');
  const habits = useTypeHabits();
  const fitting = types.filter((t) => fits(t, request));
  const given = request.from && store.scene.blocks.get(request.from.blockId)?.type;
  const from = types.find((t) => t.type === given) ?? null;
  const found = rankNext(searchTypes(fitting, query, ''), from, request.from?.side ?? 'out', habits).slice(0, MOST);
  const pick = (type: string) => {
    if (request.from === null) store.commands.add({ type, at: request.world });
    else store.commands.addConnected({ type, at: request.world }, request.from);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && found[0]) pick(found[0].type.type);
  };
  return (
    <>
      <button
        type="button"
        aria-label="Close the menu"
        data-canvas-ui=""
        className="absolute inset-0 z-20 cursor-default"
        onClick={onClose}
      />
      <div
        data-canvas-ui=""
        role="dialog"
        aria-label="Add a block"
        onKeyDown={onKeyDown}
        style={{ left: `min(${request.screen.x}px, 100% - 248px)`, top: `min(${request.screen.y}px, 100% - 320px)` }}
        className="absolute z-21 w-60 animate-pop-in rounded-lg border border-line bg-raised p-1.5 shadow-lg"
      >
        <Input
          autoFocus
          aria-label="Which block?"
          placeholder={request.from ? 'What comes next?' : 'Add a block'}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="mb-1 h-8!"
        />
        <ul data-canvas-scroll="" className="max-h-64 overflow-y-auto">
          {found.map(({ type: t, words }) => (
            <li key={t.type}>
              <button
                type="button"
                onClick={() => pick(t.type)}
                className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-[13px] hover:bg-hover"
              >
                <span
                  className="flex size-6 items-center justify-center rounded-sm text-white"
                  style={{ background: t.color }}
                >
                  <BlockIcon name={t.icon} size={13} />
                </span>
                <span className="min-w-0">
                  <span className="block truncate">{t.title}</span>
                  {words !== '' && <span className="block truncate text-[11px] text-faint">{words}</span>}
                </span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="px-2 py-4 text-center text-[13px] text-muted">Nothing fits here.</li>}
        </ul>
      </div>
    </>
  );
}

function fits(type: BlockType, { from, portType }: WhatNextRequest): boolean {
  if (from === null || portType === null) return true;
  return from.side === 'out'
    ? type.inputs.some((port) => portsCompatible(portType, port.type))
    : type.outputs.some((port) => portsCompatible(port.type, portType));
}
