import { describe, expect, it } from 'vitest';
import { addAt, testCanvas } from '../testing/test-canvas';
import { exportSvg } from './export-svg';
import { wrapText } from './svg-text';

describe('exportSvg', () => {
  it('draws blocks and the edges between them, and no markup of theirs', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0)];
    store.commands.connect({ blockId: a, port: 'text', side: 'out' }, { blockId: b, port: 'in', side: 'in' });
    store.commands.setTitle(a, '<script>alert(1)</script> & "more"');
    const svg = exportSvg(store.scene, store.blockStates);
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).toContain('viewBox="-48 -48 776 244"');
    expect(svg).toContain('M280 74C');
  });
});

describe('wrapText', () => {
  it('keeps to its columns and rows', () => {
    const lines = wrapText('one two three four five six seven', 9, 2);
    expect(lines).toEqual(['one two', 'three…']);
  });
});
