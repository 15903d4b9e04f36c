import { useCanvas } from './canvas-context';
import { statusLabel } from './status-label';
import { useBlock } from './use-block';
import { useBlockState } from './use-block-state';
import { useEditor } from './use-editor';
import { useStateNews } from './use-state-news';

/** Says what is selected, and what a command answered, to screen readers. */
export function LiveRegion({ spoken }: { spoken: string }) {
  const { store } = useCanvas();
  const news = useStateNews(store);
  const count = useEditor(store, (s) => s.selection.size);
  const only = useEditor(store, (s) => (s.selection.size === 1 ? ([...s.selection][0] ?? '') : ''));
  return (
    <div className="sr-only" aria-live="polite">
      {spoken !== '' && <p>{spoken}</p>}
      {news !== '' && <p>{news}</p>}
      {only !== '' ? <SpokenBlock id={only} /> : count > 1 ? <p>{count} blocks selected</p> : null}
    </div>
  );
}

function SpokenBlock({ id }: { id: string }) {
  const { store } = useCanvas();
  const block = useBlock(store, id);
  const state = useBlockState(store, id);
  if (block === undefined) return null;
  const type = store.scene.catalog.get(block.type)?.title ?? block.type;
  const parts = [block.props.title ?? block.props.text ?? 'Untitled', type, statusLabel(state.status)];
  if (state.problems.length > 0) parts.push(state.problems.map((p) => p.message).join('; '));
  return <p>{parts.join(', ')}</p>;
}
