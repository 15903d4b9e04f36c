import type { BlockType } from '@/lib/api/types/block-type';

/** Block types whose title, description or name has every word; of one category if given. */
export function searchTypes(types: readonly BlockType[], query: string, category: string): BlockType[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return types.filter((t) => {
    const text = `${t.title} ${t.description} ${t.type}`.toLowerCase();
    return (category === '' || t.category === category) && words.every((w) => text.includes(w));
  });
}

export function groupByCategory(types: readonly BlockType[]): [string, BlockType[]][] {
  const groups = new Map<string, BlockType[]>();
  for (const t of types) groups.set(t.category, [...(groups.get(t.category) ?? []), t]);
  return [...groups];
}
