import type { BlockState } from '../core/model/block-state';

/** The thin bar at the foot of a running card. */
export function CardProgress({ state }: { state: BlockState }) {
  if (state.status !== 'running') return null;
  const { progress } = state;
  return (
    <div className="cv-progress" data-indeterminate={progress === undefined}>
      <i
        style={progress === undefined ? undefined : { transform: `scaleX(${Math.max(0.02, Math.min(1, progress))})` }}
      />
    </div>
  );
}
