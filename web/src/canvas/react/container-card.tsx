import type { BlockContent } from '../core/model/canvas-document';
import { InlineTitle } from './inline-title';

/** A frame or a group: a surface behind the blocks it holds. */
export function ContainerCard({ block }: { block: BlockContent }) {
  return (
    <div className={block.type === 'frame' ? 'cv-frame' : 'cv-group'}>
      <div className="cv-frame-title" data-card-title="">
        <InlineTitle block={block} fallback={block.type === 'frame' ? 'Frame' : 'Group'} />
      </div>
    </div>
  );
}
