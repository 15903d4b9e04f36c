import type { BlockState } from '@/canvas/core/model/block-state';
import type { BlockProps } from '@/canvas/core/model/canvas-document';

export interface StoryBlock {
  id: string;
  type: string;
  at: [number, number];
  size?: [number, number];
  parent?: string;
  p: BlockProps;
  state?: BlockState;
}

const CHART = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 72"><g fill="#0891b2">${[
  22, 34, 30, 44, 40, 52, 60,
]
  .map(
    (h, i) => `<rect x="${10 + i * 35}" y="${66 - h}" width="24" height="${h}" rx="3" opacity="${0.45 + i * 0.09}"/>`,
  )
  .join('')}</g><path d="M4 66.5h248" stroke="#ced5da"/></svg>`;

const done = (durationMs: number, cost: string, preview: BlockState['preview']): BlockState => ({
  status: 'done',
  durationMs,
  cost,
  problems: [],
  ...(preview === undefined ? {} : { preview }),
});

/** A believable canvas in the middle of a run: every status and every kind of preview once. */
export const STORY: StoryBlock[] = [
  { id: 'f1', type: 'frame', at: [-40, -72], size: [1080, 484], p: { title: 'Research' } },
  {
    id: 'market',
    type: 'search',
    at: [0, 0],
    parent: 'f1',
    p: {
      title: 'Solar lamp market in Kenya',
      settings: { query: 'solar lamp market size Kenya off-grid 2025', provider: 'auto' },
    },
    state: done(4_210, '', {
      kind: 'markdown',
      text: 'About 1.9 million pico-solar units were sold in Kenya last year; pay-as-you-go grew by 22 %, led by three brands.',
    }),
  },
  {
    id: 'sales',
    type: 'data',
    at: [0, 212],
    parent: 'f1',
    p: {
      title: 'Sales by county',
      settings: { artifact: { artifact: 'x', name: 'sales.csv', mediaType: 'text/csv', size: 48_210 } },
    },
    state: done(380, '', {
      kind: 'table',
      columns: ['county', 'units', 'price'],
      rows: [
        ['Turkana', 1204, 11.5],
        ['Kisumu', 3980, 9.9],
        ['Nakuru', 2755, 10.2],
      ],
    }),
  },
  {
    id: 'analysis',
    type: 'analysis',
    at: [360, 212],
    parent: 'f1',
    p: { title: 'What drives sales', settings: { question: 'Which counties grow fastest?' } },
    state: done(2_940, '', { kind: 'svg', svg: CHART }),
  },
  {
    id: 'rivals',
    type: 'chat',
    at: [360, 0],
    parent: 'f1',
    p: { title: 'Competitors', settings: { prompt: 'Compare the five strongest competitors by price and reach.' } },
    state: { status: 'running', progress: 0.62, message: 'd.light S3 sells at KES 1,450 and reaches…', problems: [] },
  },
  {
    id: 'canvas',
    type: 'diagram',
    at: [720, 0],
    parent: 'f1',
    p: { title: 'Business model', settings: { kind: 'mindmap', brief: 'Nine fields of the business model canvas.' } },
    state: { status: 'waiting', message: 'Waiting for Competitors', problems: [] },
  },
  {
    id: 'price',
    type: 'code',
    at: [720, 212],
    parent: 'f1',
    p: {
      title: 'Price model',
      settings: {
        language: 'python',
        source: 'import statistics as s\n\ndef price(cost, margin=0.34):\n    return round(cost * (1 + margin), 2)',
      },
    },
    state: { status: 'failed', message: 'NameError: cost_table is not defined (line 12)', problems: [] },
  },
  {
    id: 'ok',
    type: 'approval',
    at: [1140, 106],
    p: { title: 'Approve the price', settings: { message: 'Sell at 11.90 USD with 34 % margin?', timeoutHours: 24 } },
    state: { status: 'approval', message: 'Asks Amina', problems: [] },
  },
  {
    id: 'plan',
    type: 'content',
    at: [1500, 0],
    p: {
      title: 'Go-to-market plan',
      settings: { brief: 'A four-page plan for the first year: channels, partners, budget, milestones.', pages: 4 },
    },
    state: {
      status: 'blocked',
      problems: [{ code: 'input.missing', message: 'Needs the approved price.', severity: 'warning' }],
    },
  },
  {
    id: 'poster',
    type: 'image',
    at: [1500, 212],
    size: [280, 200],
    p: {
      title: 'Launch poster',
      settings: { prompt: 'A lamp over a village at dusk, warm teal and orange', kind: 'poster' },
    },
    state: done(1_120, '', {
      kind: 'svg',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 110"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#0e7490"/><stop offset="1" stop-color="#f59e5b"/></linearGradient></defs><rect width="256" height="110" fill="url(#g)"/><circle cx="186" cy="46" r="18" fill="#fde68a"/><path d="M0 110V84l40-18 30 14 44-26 36 22 40-12 66 26v20z" fill="#0b3b47"/></svg>',
    }),
  },
  {
    id: 'post',
    type: 'http',
    at: [1860, 0],
    p: { title: 'Publish to site', settings: { method: 'POST', url: 'https://api.example.org/v1/pages' } },
    state: {
      status: 'idle',
      problems: [
        { code: 'credential.missing', message: 'Choose a credential for api.example.org.', severity: 'error' },
      ],
    },
  },
  {
    id: 'voice',
    type: 'voice',
    at: [1860, 232],
    p: {
      title: 'Radio spot',
      settings: { text: 'Light that pays for itself. From today in every county.', voice: 'en' },
    },
    state: { status: 'stale', message: 'Text changed', problems: [] },
  },
  {
    id: 'n1',
    type: 'note',
    at: [1140, 320],
    size: [220, 132],
    p: { text: 'Ask Wanjiru about import duty before we fix the price.', color: 'yellow' },
  },
];

export const STORY_EDGES: [string, string, string, string][] = [
  ['market', 'markdown', 'rivals', 'context'],
  ['sales', 'table', 'analysis', 'table'],
  ['analysis', 'figures', 'price', 'input'],
  ['rivals', 'text', 'canvas', 'source'],
  ['price', 'result', 'ok', 'input'],
  ['canvas', 'source', 'ok', 'input'],
  ['ok', 'approved', 'plan', 'context'],
  ['ok', 'approved', 'poster', 'prompt'],
  ['plan', 'html', 'post', 'body'],
  ['plan', 'markdown', 'voice', 'text'],
];
