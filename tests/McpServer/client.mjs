// Uses Cadre over MCP with the official client, as an assistant would: node client.mjs URL KEY. Prints what it saw as JSON.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, key, wish, asking] = process.argv.slice(2);
const problems = [];
const client = new Client({ name: 'an-assistant', version: '1.0.0' });
client.onerror = (error) => problems.push(String(error));
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${key}` } } }));

const call = async (name, args) => {
  const answer = await client.callTool({ name, arguments: args });
  return answer.isError ? { failed: answer.content[0].text } : answer.structuredContent;
};
const seen = { server: client.getServerVersion(), tools: (await client.listTools()).tools.map((tool) => tool.name) };
await client.ping();
const planned = await call('plan_intent', { text: wish, answers: {} });
seen.plan = { status: planned.status, title: planned.plan?.title, blocks: planned.plan?.blocks.length };
const approved = await call('approve_plan', { plan: planned.plan.id });
seen.canvas = approved.canvas;
seen.listed = (await call('list_canvases', {})).canvases.some((canvas) => canvas.id === approved.canvas);
const started = await call('start_run', { canvas: approved.canvas, key: 'once' });
const again = await call('start_run', { canvas: approved.canvas, key: 'once' });
seen.sameRun = started.run === again.run;
async function ended(id) {
  let run = await call('read_run', { run: id });
  for (let i = 0; i < 720 && ['queued', 'running', 'waiting'].includes(run.status); i++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    run = await call('read_run', { run: id });
  }
  return run;
}
const run = await ended(started.run);
seen.run = { status: run.status, steps: run.steps.length, files: run.steps.flatMap((step) => step.files).length };
seen.open = run.steps.filter((step) => step.status !== 'succeeded').map(({ title, type, status, error }) => ({ title, type, status, error }));
seen.unknown = await call('read_run', { run: 'no-run' });
for (let i = 0; i < 480 && !seen.asked; i++) {
  seen.asked = (await call('list_questions', { run: asking })).questions[0];
  if (!seen.asked) await new Promise((resolve) => setTimeout(resolve, 250));
}
const reply = { run: asking, step: seen.asked.step, answer: 'approved', fields: { where: 'At the mill' } };
await call('answer_question', reply);
seen.twice = await call('answer_question', reply);
const told = await ended(asking);
seen.answered = { status: told.status, fields: told.steps[0].results.approved?.fields };
seen.problems = problems;
await client.close();
process.stdout.write(JSON.stringify(seen));
