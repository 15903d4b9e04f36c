import { memo, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { VisibleSet } from '../core/view/visible-set';
import { BlockCard } from './block-card';
import { useCanvas } from './canvas-context';
import { ContainerCard } from './container-card';
import { NoteCard } from './note-card';
import { useBlock } from './use-block';
import { useEditor } from './use-editor';
import { usePeerColor } from './use-peer-color';

/** The blocks that exist as DOM, in paint order. */
export function CardLayer({ visible }: { visible: VisibleSet }) {
  const ids = useSyncExternalStore(visible.subscribe, visible.snapshot);
  return ids.map((id) => <CardSlot key={id} id={id} />);
}

/** The contained box of one block; its place is written by the card registry. */
const CardSlot = memo(function CardSlot({ id }: { id: string }) {
  const { store, cards } = useCanvas();
  const block = useBlock(store, id);
  const selected = useEditor(store, (s) => s.selection.has(id));
  const lifted = useEditor(store, (s) => s.gesture === 'drag' && s.selection.has(id));
  const peer = usePeerColor(store, id);
  const mark = useEditor(store, (s) => s.marks?.blocks.get(id));
  const element = useRef<HTMLDivElement>(null);
  const type = block?.type;
  useLayoutEffect(() => {
    if (element.current !== null && type !== undefined) return cards.attach(id, element.current);
    return undefined;
  }, [cards, id, type]);
  if (block === undefined) return null;
  const container = block.type === 'frame' || block.type === 'group';
  return (
    <div
      ref={element}
      className="cv-slot"
      data-block-id={id}
      data-selected={selected}
      data-lifted={lifted}
      data-mark={mark}
      data-container={container || undefined}
      data-color={block.type === 'note' ? (block.props.color ?? 'yellow') : undefined}
      data-peer={peer === null ? undefined : ''}
      style={peer === null ? undefined : { ['--peer' as string]: peer }}
    >
      {container ? (
        <ContainerCard block={block} />
      ) : block.type === 'note' ? (
        <NoteCard block={block} />
      ) : (
        <BlockCard block={block} />
      )}
    </div>
  );
});
