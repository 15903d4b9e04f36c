import type { BlockStateSource } from '../model/block-state';
import type { DiffMarks } from '../model/diff-marks';
import type { SceneTables } from '../model/scene-tables';
import type { CanvasPalette } from './palette';

/** What the painters read. */
export interface PaintSource {
  scene: SceneTables;
  blockStates: BlockStateSource;
  palette: CanvasPalette;
  selection: ReadonlySet<string>;
  selectedEdges: ReadonlySet<string>;
  /** Blocks that exist as DOM cards: not painted. */
  cards: ReadonlySet<string>;
  /** At the level of cards a frame's title is DOM. */
  cardLevel: boolean;
  /** Blocks in the hand: painted by the overlay. */
  lifted: ReadonlyMap<string, unknown>;
  /** What a comparison points out. */
  marks: DiffMarks | null;
}

/** Maps world to canvas pixels: pixel = (world − origin) × scale. */
export interface Projection {
  x: number;
  y: number;
  scale: number;
}
