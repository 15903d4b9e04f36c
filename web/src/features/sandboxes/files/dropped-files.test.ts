import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped-files';

const file = (name: string): FileSystemEntry =>
  ({ isFile: true, name, file: (done: (f: File) => void) => done(new File(['x'], name)) }) as never;

/** Gives its entries two at a time, as browsers give them a hundred at a time. */
const folder = (name: string, entries: FileSystemEntry[]): FileSystemEntry =>
  ({
    isFile: false,
    name,
    createReader: () => {
      const left = [...entries];
      return { readEntries: (done: (some: FileSystemEntry[]) => void) => done(left.splice(0, 2)) };
    },
  }) as never;

const transfer = (entries: (FileSystemEntry | null)[], files: File[] = []) =>
  ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files }) as unknown as DataTransfer;

const paths = async (dropped: DataTransfer) => (await droppedFiles(dropped)).map(({ path }) => path);

describe('dropped files', () => {
  it('keep their folders, however many there are', async () => {
    const tree = folder('site', [file('a'), file('b'), folder('deep', [file('c')]), file('d'), folder('empty', [])]);
    expect(await paths(transfer([tree, file('alone')]))).toEqual([
      'site/a',
      'site/b',
      'site/deep/c',
      'site/d',
      'alone',
    ]);
  });

  it('are taken as they are where the browser knows no folders', async () => {
    expect(await paths(transfer([null], [new File(['x'], 'plain.txt')]))).toEqual(['plain.txt']);
  });
});
