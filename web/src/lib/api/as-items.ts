/** The items of a page, or of a bare list. */
export function asItems(answer: unknown): Record<string, unknown>[] {
  const list = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null)?.items;
  return Array.isArray(list) ? list : [];
}
