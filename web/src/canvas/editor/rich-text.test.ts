// @vitest-environment jsdom
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { richText } from './rich-text';

it('is Markdown outside and a shared fragment inside, seeded once by two people', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  richText(one).seed('# Title\n\nSome **bold** words');
  richText(two).seed('# Title\n\nSome **bold** words');
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  expect(richText(one).read()).toBe('# Title\n\nSome **bold** words');
  richText(one).write('# Title\n\nSome **bold** words\n\nand more');
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  expect(richText(two).read()).toBe('# Title\n\nSome **bold** words\n\nand more');
});
