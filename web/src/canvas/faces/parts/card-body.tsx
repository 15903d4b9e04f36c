import type { ReactNode } from 'react';
import type { BlockState } from '../../core/model/block-state';
import { ResultPreview } from './result-preview';

/** The latest result when there is one; otherwise what the block is set to do. */
export function CardBody({ state, children }: { state: BlockState; children: ReactNode }) {
  if (state.preview !== undefined) return <ResultPreview preview={state.preview} />;
  return children;
}

/** A line of settings, or a hint at what is still to fill in. */
export function Summary({ text, hint, lines = 3 }: { text: string; hint: string; lines?: number }) {
  const empty = text.trim() === '';
  return (
    <div className={empty ? 'cv-clamp cv-empty' : 'cv-clamp'} style={{ ['--lines' as string]: lines }}>
      {empty ? hint : text}
    </div>
  );
}
