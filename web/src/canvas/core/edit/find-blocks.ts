import type { Scene } from '../model/scene';

export interface FoundBlock {
  id: string;
  title: string;
  type: string;
  score: number;
}

/** Blocks whose title, type or settings contain all words, best first: title before type before settings. */
export function findBlocks(scene: Scene, query: string, limit = 50): FoundBlock[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: FoundBlock[] = [];
  for (const content of scene.blocks.content) {
    if (content === undefined) continue;
    const manifest = scene.catalog.get(content.type);
    const title = content.props.title ?? content.props.text ?? manifest?.title ?? content.type;
    const score = scoreOf(words, title, manifest?.title ?? content.type, () => JSON.stringify(content.props));
    if (score > 0) found.push({ id: content.id, title, type: content.type, score });
  }
  return found.sort((a, b) => b.score - a.score || a.title.localeCompare(b.title)).slice(0, limit);
}

function scoreOf(words: readonly string[], title: string, type: string, all: () => string): number {
  const t = title.toLocaleLowerCase();
  const k = type.toLocaleLowerCase();
  let rest: string | null = null;
  let score = 0;
  for (const word of words) {
    if (t.startsWith(word)) score += 8;
    else if (t.includes(word)) score += 5;
    else if (k.includes(word)) score += 3;
    else {
      rest ??= all().toLocaleLowerCase();
      if (!rest.includes(word)) return 0;
      score += 1;
    }
  }
  return score;
}
