import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Comments } from './comments';

const ADA = { id: 'u1', name: 'Ada' };
const BO = { id: 'u2', name: 'Bo' };

function pair() {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  const sync = () => {
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  };
  return { one, two, sync, ada: new Comments(one, ADA), bo: new Comments(two, BO) };
}

describe('Comments', () => {
  it('starts a thread on a block that the other answers and resolves', () => {
    const { ada, bo, sync } = pair();
    const id = ada.add({ blockId: 'b1' }, 'Is this right, @Bo?', ['u2']);
    sync();
    bo.reply(id, 'It is.');
    bo.resolve(id, true);
    sync();
    expect(ada.snapshot()).toMatchObject([
      {
        id,
        blockId: 'b1',
        at: null,
        author: ADA,
        resolved: true,
        messages: [
          { author: ADA, body: 'Is this right, @Bo?', mentions: ['u2'] },
          { author: BO, body: 'It is.' },
        ],
      },
    ]);
  });

  it('keeps both answers when two people write at once', () => {
    const { ada, bo, sync } = pair();
    const id = ada.add({ at: [10, 20] }, 'Here');
    sync();
    ada.reply(id, 'one');
    bo.reply(id, 'two');
    sync();
    const bodies = ada.snapshot()[0]!.messages.map((m) => m.body);
    expect(new Set(bodies)).toEqual(new Set(['Here', 'one', 'two']));
    expect(bo.snapshot()[0]!.messages.map((m) => m.body)).toEqual(bodies);
  });

  it('passes over what a broken writer left', () => {
    const { one, ada } = pair();
    one.getMap('comments').set('x', 'no thread');
    one.getMap('comments').set('y', new Y.Map([['at', ['a', 'b']]]));
    expect(ada.snapshot()).toEqual([]);
  });
});
