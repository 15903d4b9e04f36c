import type { BlockContent } from '../core/model/canvas-document';
import { colorText } from '../core/model/color-number';
import { useCanvas } from './canvas-context';
import { InlineTitle } from './inline-title';
import { useContainerProgress } from './use-container-progress';

/** A frame or a group: a surface behind the blocks it holds, with their progress. The ground itself is painted. */
export function ContainerCard({ block }: { block: BlockContent }) {
  const { store } = useCanvas();
  const frame = block.type === 'frame';
  const { total, done, failed } = useContainerProgress(store, block.id);
  const slot = store.scene.blocks.slot(block.id);
  const tone = failed > 0 ? 'failed' : total > 0 && done === total ? 'done' : undefined;
  return (
    <div
      className={frame ? 'cv-frame' : 'cv-group'}
      style={{ ['--tint' as string]: colorText(slot < 0 ? 0x78858f : store.scene.blocks.color[slot]!) }}
    >
      <div className="cv-frame-title" data-card-title="">
        {frame && <span className="cv-frame-dot" />}
        <span className="cv-frame-name">
          <InlineTitle block={block} fallback={frame ? 'Frame' : 'Group'} />
        </span>
        {frame && total > 0 && (
          <span className="cv-frame-count" data-tone={tone}>
            {failed > 0 ? `${failed} failed` : `${done} of ${total}`}
          </span>
        )}
      </div>
    </div>
  );
}
