import { PanelRight, Play, Trash2 } from 'lucide-react';
import type { OutlineEntry } from '../core/edit/outline';
import { BlockIcon } from './block-icon';
import { useCanvas } from './canvas-context';
import { statusLabel } from './status-label';
import { ToolButton } from './tool-button';
import { useBlock } from './use-block';
import { useBlockState } from './use-block-state';
import { useEditor } from './use-editor';

const KINDS: Record<string, string> = { note: 'Note', frame: 'Frame', group: 'Group' };

/** "Frame, 3 blocks". */
function kindOf(type: string, inside: number): string {
  const kind = KINDS[type] ?? type;
  return inside === 0 ? kind : `${kind}, ${inside} ${inside === 1 ? 'block' : 'blocks'}`;
}

/** One block of the list: what it is, what it follows, and its verbs. */
export function BlockListItem({ entry }: { entry: OutlineEntry }) {
  const { id, inside } = entry;
  const { store, host } = useCanvas();
  const block = useBlock(store, id);
  const state = useBlockState(store, id);
  const selected = useEditor(store, (s) => s.selection.has(id));
  const readOnly = useEditor(store, (s) => s.readOnly);
  if (block === undefined) return null;
  const manifest = store.scene.catalog.get(block.type);
  const title = block.props.title ?? block.props.text ?? manifest?.title ?? block.type;
  const after = sourcesOf(store, id);
  return (
    <li>
      <div
        className={`group flex items-center gap-2 rounded-md pl-2 ${selected ? 'bg-primary-soft' : 'hover:bg-hover'}`}
      >
        <BlockIcon name={manifest?.icon ?? block.type} />
        <button
          type="button"
          className="min-w-0 flex-1 py-2 text-left"
          aria-current={selected}
          onClick={() => store.jumpTo(id)}
          onDoubleClick={() => host().onOpenBlock?.(id)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && selected) host().onOpenBlock?.(id);
          }}
        >
          <span className="block truncate text-sm font-medium">{title}</span>
          <span className="block truncate text-xs text-faint">
            {manifest === undefined
              ? kindOf(block.type, inside.length)
              : `${manifest.title} · ${statusLabel(state.status)}`}
            {after !== '' && ` · after ${after}`}
            {state.problems.length > 0 && ` · ${state.problems.map((p) => p.message).join('; ')}`}
          </span>
        </button>
        <span className="flex w-0 overflow-hidden group-focus-within:w-auto group-hover:w-auto pointer-coarse:w-auto">
          {manifest !== undefined && host().onOpenBlock !== undefined && (
            <ToolButton label={`Open ${title}`} onClick={() => host().onOpenBlock?.(id)}>
              <PanelRight size={14} />
            </ToolButton>
          )}
          {manifest !== undefined && host().onRunBlock !== undefined && (
            <ToolButton label={`Run ${title}`} onClick={() => host().onRunBlock?.(id)}>
              <Play size={14} />
            </ToolButton>
          )}
          {!readOnly && (
            <ToolButton label={`Delete ${title}`} onClick={() => store.commands.remove([id])}>
              <Trash2 size={14} />
            </ToolButton>
          )}
        </span>
      </div>
      {inside.length > 0 && (
        <ol aria-label={`In ${title}`} className="ml-4 border-l border-line pl-1">
          {inside.map((inner) => (
            <BlockListItem key={inner.id} entry={inner} />
          ))}
        </ol>
      )}
    </li>
  );
}

function sourcesOf({ scene }: ReturnType<typeof useCanvas>['store'], id: string): string {
  const titles: string[] = [];
  for (const slot of scene.edges.at(id)) {
    const edge = scene.edges.content[slot]!;
    if (edge.toBlock === id) titles.push(scene.blocks.get(edge.fromBlock)?.props.title ?? edge.fromBlock);
  }
  return titles.join(', ');
}
