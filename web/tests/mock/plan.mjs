const est = (lo, hi) => ({ seconds: [lo, hi], money: ['0', '0'], currency: 'USD' });

export function planFor(id, text) {
  const block = (id, type, title, why, settings, seconds, needs = []) => ({
    id,
    type,
    title,
    why,
    settings,
    estimate: est(...seconds),
    needs,
  });
  return {
    id,
    title: text.slice(0, 80),
    summary:
      'Research the market and the competitors, shape the business model, and write a plan you can show to a bank.',
    language: 'en',
    goal: text,
    blocks: [
      block(
        'b1',
        'search',
        'Market research',
        'A plan without numbers convinces nobody.',
        { query: 'solar lamps kenya market' },
        [3, 10],
      ),
      block(
        'b2',
        'search',
        'Competitors',
        'To see who sells what at which price.',
        { query: 'solar lamp sellers kenya' },
        [3, 10],
      ),
      block('b3', 'data', 'Towns and households', 'Where the buyers are.', { limit: 200 }, [1, 3]),
      block(
        'b4',
        'analysis',
        'Where to start',
        'Ranks towns by need and reach.',
        { question: 'Which towns first?' },
        [2, 6],
      ),
      block(
        'b5',
        'diagram',
        'Business model',
        'The whole model on one page.',
        { source: 'flowchart LR; A-->B' },
        [1, 3],
      ),
      block(
        'b6',
        'approval',
        'Agree on the price',
        'The price decides everything after it.',
        { message: 'Is 1,200 KES the price to plan with?' },
        [0, 1],
      ),
      block(
        'b7',
        'content',
        'Business plan',
        'The result: a document of six pages.',
        { brief: 'Business plan', tone: 'plain', pages: 6 },
        [4, 15],
        [{ kind: 'model', what: 'a language model', optional: true }],
      ),
    ],
    connections: [
      { from: ['b1', 'markdown'], to: ['b5', 'source'] },
      { from: ['b2', 'markdown'], to: ['b6', 'input'] },
      { from: ['b3', 'table'], to: ['b4', 'table'] },
      { from: ['b4', 'report'], to: ['b6', 'input'] },
      { from: ['b5', 'svg'], to: ['b7', 'context'] },
      { from: ['b6', 'approved'], to: ['b7', 'context'] },
    ],
    groups: [],
    estimate: est(10, 45),
    credentials: [{ connector: 'Brave Search', why: 'Wider results than the given pages', optional: true }],
    assumptions: [
      'You sell to households, not to wholesalers.',
      'Prices are in Kenyan shillings.',
      'You start with one county.',
    ],
    acceptance: [
      { id: 'a1', text: 'The plan names at least three competitors with prices.' },
      { id: 'a2', text: 'Every figure has a source.' },
      { id: 'a3', text: 'A PDF of at most eight pages exists.' },
    ],
    noModel: true,
  };
}
