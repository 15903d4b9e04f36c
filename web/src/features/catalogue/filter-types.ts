import type { BlockType } from '@/lib/api/types/block-type';

/** What somebody looks for. */
export interface TypeFilter {
  query: string;
  category: string;
  /** What the type must do without or with: see CAPABILITIES. */
  capability: string;
  /** The types that serve what the person wants to reach; null for all. */
  serving: readonly string[] | null;
}

export interface Capability {
  value: string;
  label: string;
  has: (type: BlockType) => boolean;
}

const needs = (type: BlockType, kind: string) => type.needs?.some((need) => need.kind === kind) ?? false;
const gives = (type: BlockType, kinds: readonly string[]) => type.outputs?.some((o) => kinds.includes(o.type)) ?? false;

/** Ways to narrow the catalogue that come from the manifests alone. */
export const CAPABILITIES: readonly Capability[] = [
  { value: 'offline', label: 'Works offline', has: (t) => !needs(t, 'egress') && !needs(t, 'browser') },
  { value: 'model', label: 'Uses a model', has: (t) => needs(t, 'model') },
  { value: 'pictures', label: 'Gives pictures', has: (t) => gives(t, ['image', 'svg', 'video']) },
  { value: 'tables', label: 'Gives tables', has: (t) => gives(t, ['table']) },
  { value: 'documents', label: 'Gives documents', has: (t) => gives(t, ['markdown', 'pdf', 'html']) },
  { value: 'acts', label: 'Changes the outside', has: (t) => t.sideEffect !== undefined && t.sideEffect !== 'none' },
  { value: 'installed', label: 'Installed', has: (t) => t.package != null },
];

/** Types that have every word somewhere in what they say about themselves; titles first. */
export function filterTypes(types: readonly BlockType[], filter: TypeFilter): BlockType[] {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  const capability = CAPABILITIES.find((c) => c.value === filter.capability);
  return types
    .filter((type) => filter.category === '' || type.category === filter.category)
    .filter((type) => capability === undefined || capability.has(type))
    .filter((type) => filter.serving === null || filter.serving.includes(type.type))
    .map((type) => ({ type, score: scoreOf(type, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.type.title.localeCompare(b.type.title))
    .map(({ type }) => type);
}

function scoreOf(type: BlockType, words: readonly string[]): number {
  const title = `${type.title} ${type.type}`.toLowerCase();
  const rest = [type.description, type.category, ...(type.keywords ?? []), ...(type.useCases ?? []), ports(type)]
    .join(' ')
    .toLowerCase();
  let score = 1;
  for (const word of words) {
    if (title.includes(word)) score += title.startsWith(word) ? 6 : 4;
    else if (rest.includes(word)) score += 1;
    else return 0;
  }
  return score;
}

function ports(type: BlockType): string {
  return [...(type.inputs ?? []), ...(type.outputs ?? [])].map((port) => `${port.title} ${port.type}`).join(' ');
}
