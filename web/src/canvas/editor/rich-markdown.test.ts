import { describe, expect, it } from 'vitest';
import { fromMarkdown, isRich } from './rich-markdown';
import { toMarkdown } from './rich-to-markdown';

const SAMPLE = `# A brief

**Goal.** Sell *solar* lamps in ~~all~~ \`most\` counties; see [the plan](https://example.org/a).

- one
- two
  - inner **bold**
- three

2. second
3. third

> quoted
>
> twice

\`\`\`python
print("a *b*")
\`\`\`

---

Last line`;

describe('rich text as Markdown', () => {
  it('goes there and back', () => {
    expect(toMarkdown(fromMarkdown(SAMPLE))).toBe(SAMPLE);
  });

  it.each([
    '1 * 2 * 3 [x] <b> `',
    '_start and end_',
    '# not a heading',
    '- not a list',
    '12. not a list either',
    '> not a quote',
    'snake_case_name and C:\\path',
  ])('keeps plain words plain: %s', (text) => {
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    const again = fromMarkdown(toMarkdown(doc));
    const words = again.content?.flatMap((p) => p.content ?? []) ?? [];
    expect(again.content?.[0]?.type).toBe('paragraph');
    expect(words.map((n) => n.text).join('')).toBe(text);
    expect(words.every((n) => n.marks === undefined)).toBe(true);
  });

  it('leaves tables, formulas, tasks and markup to the source editor', () => {
    expect(isRich(SAMPLE)).toBe(true);
    expect(isRich('| a | b |\n|---|---|\n| 1 | 2 |')).toBe(false);
    expect(isRich('The sum is $x_1 + x_2$.')).toBe(false);
    expect(isRich('It costs $5 and $6.')).toBe(true);
    expect(isRich('- [ ] open')).toBe(false);
    expect(isRich('a <b>bold</b> word')).toBe(false);
  });
});
