import type { BlockContent } from '../core/model/canvas-document';
import { faceOf } from '../faces/face-registry';
import { BlockIcon } from './block-icon';
import { useCanvas } from './canvas-context';
import { CardFooter } from './card-footer';
import { CardPorts } from './card-ports';
import { CardProgress } from './card-progress';
import { InlineTitle } from './inline-title';
import { RunButton } from './run-button';
import { useBlockState } from './use-block-state';
import { useEditor } from './use-editor';

/** One block as a card: who it is, what it made last, and how it is doing. */
export function BlockCard({ block }: { block: BlockContent }) {
  const { store } = useCanvas();
  const state = useBlockState(store, block.id);
  const hovered = useEditor(store, (s) => s.hovered === block.id);
  const manifest = store.scene.catalog.get(block.type);
  const Face = faceOf(block.type).Node;
  const title = manifest?.title ?? block.type;
  return (
    <div
      className="cv-card"
      data-status={state.status}
      data-hovered={hovered}
      style={{ ['--chip' as string]: manifest?.color ?? '#78858f' }}
    >
      <div className="cv-head">
        <span className="cv-chip">
          <BlockIcon name={manifest?.icon ?? 'box'} />
        </span>
        <div className="cv-titles">
          <div className="cv-title" data-card-title="">
            <InlineTitle block={block} fallback={title} />
          </div>
          <div className="cv-kind">{title}</div>
        </div>
        <RunButton blockId={block.id} status={state.status} />
      </div>
      <div className="cv-body">
        <Face block={block} settings={block.props.settings ?? {}} state={state} summary={manifest?.summary ?? []} />
      </div>
      <CardFooter state={state} />
      <CardProgress state={state} />
      <CardPorts block={block} />
    </div>
  );
}
