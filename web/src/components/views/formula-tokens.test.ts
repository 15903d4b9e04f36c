import { expect, test } from 'vitest';
import { type FormulaToken, readMarkdown } from './formula-tokens';

const formulas = (text: string) => {
  const found: [string, boolean][] = [];
  const walk = (tokens: ReturnType<typeof readMarkdown>) => {
    for (const token of tokens) {
      if (token.type === 'formula') found.push([(token as FormulaToken).tex, (token as FormulaToken).display]);
      if ('tokens' in token && token.tokens) walk(token.tokens);
    }
  };
  walk(readMarkdown(text));
  return found;
};

test('formulas stand on lines of their own or within a line', () => {
  expect(formulas('Before\n\n$$ n = \\frac{1}{2} $$\n\nand $E = mc^2$ too')).toEqual([
    ['n = \\frac{1}{2}', true],
    ['E = mc^2', false],
  ]);
  expect(formulas('so $$a$$ here')).toEqual([['a', true]]);
  expect(formulas('**bold $x_1$**')).toEqual([['x_1', false]]);
});

test('prices, code and lone dollars are none', () => {
  for (const text of ['$18.50 and $32.00', 'costs $5', 'a $ b $ c', '`$x$`', '```\n$$x$$\n```', '\\$x$', '$5 to $9']) {
    expect(formulas(text), text).toEqual([]);
  }
});
