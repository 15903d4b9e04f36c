import type { BlockContent } from './canvas-document';

const TINTS = ['#0e9db8', '#7c6bd6', '#c98a1b', '#2f9e6b', '#4f7fe0', '#c9568f'];

/** The tint of a frame that nobody gave a colour: its own, and the same for everybody. */
export function frameColor({ id, props }: Pick<BlockContent, 'id' | 'props'>): string {
  const key = props.title ?? id;
  let hash = 7;
  for (let i = 0; i < key.length; i++) hash = (hash * 33 + key.charCodeAt(i)) >>> 0;
  return TINTS[hash % TINTS.length]!;
}
