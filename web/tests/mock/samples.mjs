import { createHash } from 'node:crypto';

const hash = (text) => createHash('sha256').update(text).digest('hex');
export const artifacts = new Map();

export function keep(name, mediaType, body) {
  const bytes = Buffer.from(body);
  const artifact = hash(bytes);
  artifacts.set(artifact, { bytes, mediaType });
  return { artifact, name, mediaType, size: bytes.length };
}

const bars = [42, 68, 55, 90, 74, 61]
  .map(
    (v, i) =>
      `<rect x="${40 + i * 60}" y="${200 - v * 1.8}" width="36" height="${v * 1.8}" rx="4" fill="${i === 3 ? '#ea580c' : '#0891b2'}"/><text x="${58 + i * 60}" y="220" font-size="12" text-anchor="middle" font-family="sans-serif" fill="#55616b">Q${i + 1}</text>`,
  )
  .join('');
export const chart = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 240"><line x1="30" y1="200" x2="400" y2="200" stroke="#ced5da"/>${bars}</svg>`;

export const report = `# Solar lamps in Kenya

**About 9 million households** are off the grid or badly connected. A lamp at 1,200 KES pays for itself in *four months* of saved kerosene.

| Segment | Households | Willing to pay |
|---|---:|---:|
| Off-grid rural | 5,100,000 | 1,200 KES |
| Weak grid | 2,700,000 | 1,800 KES |
| Small shops | 640,000 | 3,500 KES |

## What to do first

1. Sell through *shops that already sell kerosene*.
2. Offer pay-as-you-go over M-PESA.
3. Keep repair within 20 km.

> Assumption: import duty on lamps stays at 0 %.

![remote](https://example.com/tracker.png) and a [source](https://example.com/study).
`;

export const game = `<!doctype html><meta charset="utf-8"><title>Fox and Owl</title><body style="margin:0;background:#0b2b35;color:#fff;font:20px sans-serif;display:grid;place-items:center;height:100vh">Fox and Owl: press any key<script>onkeydown=()=>document.body.style.background='#ea580c'</script>`;

export const rows = Array.from({ length: 200 }, (_, i) => [
  `Town ${i + 1}`,
  1200 + ((i * 7919) % 90000),
  Number((0.2 + ((i * 37) % 80) / 100).toFixed(2)),
  i % 3 === 0,
]);
export const table = {
  columns: [
    { name: 'town', type: 'text' },
    { name: 'households', type: 'integer' },
    { name: 'off_grid', type: 'number' },
    { name: 'mobile_money', type: 'boolean' },
  ],
  rows,
  rowCount: 12450,
  file: keep('towns.csv', 'text/csv', 'town,households\nTown 1,1200\n'),
};
