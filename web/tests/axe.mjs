// Looks at every page with axe, in a real browser, at both widths and in both themes; fails on anything serious.
// node tests/axe.mjs URL [--email … --password …] (the mock's by default)
import { parseArgs } from 'node:util';
import axe from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: 'string', default: 'amina@example.com' },
    password: { type: 'string', default: 'correct horse' },
  },
});
const url = positionals[0] ?? 'http://127.0.0.1:7777';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
const context = await browser.newContext();
const AxeBuilder = axe.AxeBuilder ?? axe.default ?? axe;

async function call(method, path, data) {
  const response = await context.request.fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'Cadre-Csrf': '1', Origin: url },
    ...(data ? { data } : {}),
  });
  return response.ok() ? response.json() : {};
}
await call('POST', '/sessions', { email: flags.email, password: flags.password });
const canvas = (await call('GET', '/canvases')).items?.[0]?.id;
const run = (await call('GET', '/runs')).items?.[0]?.id;
const plan = (
  await call('POST', '/intents', { text: 'I want to build a business selling solar lamps in Kenya', answers: {} })
).contract?.id;
const paths = [
  '/',
  plan && `/plans/${plan}`,
  '/canvases',
  canvas && `/canvases/${canvas}`,
  '/runs',
  run && `/runs/${run}`,
  '/approvals',
  '/knowledge',
  '/models',
  '/members',
  '/api-keys',
  '/settings',
  '/about',
  '/sign-in',
  '/nowhere',
].filter(Boolean);

let serious = 0;
for (const path of paths) {
  for (const theme of ['light', 'dark']) {
    for (const width of [1440, 390]) {
      const page = await context.newPage();
      await page.addInitScript((choice) => localStorage.setItem('cadre.theme', choice), theme);
      await page.setViewportSize({ width, height: 860 });
      await page.goto(`${url}${path}`);
      await page.waitForTimeout(path.startsWith('/canvases/') ? 1800 : 700);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations.filter((x) => x.impact === 'serious' || x.impact === 'critical')) {
        serious++;
        process.stdout.write(`${path} ${theme} ${width}: ${v.impact} ${v.id}: ${v.help}\n`);
        for (const node of v.nodes.slice(0, 3))
          process.stdout.write(`    ${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? ''}\n`);
      }
      await page.close();
    }
  }
}
await browser.close();
process.stdout.write(`${paths.length} pages, ${serious} serious\n`);
process.exit(serious === 0 ? 0 : 1);
