import { expect, it } from 'vitest';
import { plainMarkdown } from './plain-markdown';

it.each([
  ['# The lamp\n\nA **solar** lamp.', 'The lamp: A solar lamp.'],
  ['## Why?\n\n- light\n- [price](https://example.com)', 'Why? light price'],
  ['# Alone', 'Alone'],
  ['-5 degrees\n\n```js\nno()\n```\n> said', '-5 degrees said'],
])('leaves the words of %j', (markdown, words) => {
  expect(plainMarkdown(markdown)).toBe(words);
});
