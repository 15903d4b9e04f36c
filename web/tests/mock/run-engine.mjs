import { randomUUID } from 'node:crypto';
import { chart, game, keep, report, table } from './samples.mjs';

const now = () => new Date().toISOString();

const RESULTS = {
  search: () => ({
    views: [{ kind: 'markdown', title: 'Findings', value: report }],
    notes: { noModel: true, engine: 'extractive summary', figures: { sources: 12 } },
  }),
  data: () => ({
    views: [{ kind: 'table', title: 'Towns', value: table }],
    notes: { figures: { rows: 12450, columns: 4 } },
  }),
  analysis: () => ({
    views: [
      { kind: 'chart', title: 'Sales by quarter', value: { svg: chart } },
      { kind: 'markdown', title: 'Reading', value: report },
    ],
  }),
  diagram: () => ({ views: [{ kind: 'svg', title: 'Business model', value: chart }] }),
  game: () => ({ views: [{ kind: 'frame', title: 'Fox and Owl', artifact: keep('game.html', 'text/html', game) }] }),
  code: () => ({
    views: [
      { kind: 'terminal', value: '\u001b[32mok\u001b[0m 12 tests passed\n' },
      { kind: 'code', value: 'print(sum(range(10)))\n', language: 'python' },
    ],
  }),
  content: () => ({
    views: [
      { kind: 'markdown', value: report },
      { kind: 'pdf', title: 'PDF', artifact: keep('business-plan.pdf', 'application/pdf', '%PDF-1.4 mock') },
    ],
    notes: {
      noModel: true,
      engine: 'template fill',
      warnings: ['No language model is connected: the text follows a template.'],
    },
  }),
};

/** Runs blocks one after another on a timer, and tells the streams. */
export function createEngine(state, publish) {
  const emit = (run, kind, data) => {
    run.seq += 1;
    const event = { seq: run.seq, kind, at: now(), data };
    run.events.push(event);
    publish(`run:${run.id}`, event);
    publish('workspace', { ...event, data: { ...data, runId: run.id } });
  };
  const start = (canvasId, title, blocks, pace) => {
    const run = {
      id: randomUUID(),
      canvasId,
      title,
      flowHash: 'f'.repeat(64),
      status: 'running',
      createdAt: now(),
      startedAt: now(),
      cost: 0,
      currency: 'USD',
      seq: 0,
      events: [],
      startedBy: { kind: 'user', id: 'u1', name: 'Amina Otieno' },
      edges: [],
    };
    run.steps = blocks.map((b) => ({
      address: b.id,
      type: b.type,
      title: b.title,
      settings: b.settings,
      status: 'pending',
      attempt: 0,
      views: [],
      cost: 0,
      effects: [],
    }));
    state.runs.unshift(run);
    emit(run, 'run.created', { title });
    void walk(run, pace);
    return run;
  };
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());
  const walk = async (run, pace) => {
    for (const step of run.steps) {
      if (run.status === 'cancelled') return;
      if (step.status !== 'pending') continue;
      Object.assign(step, { status: 'running', attempt: 1, startedAt: now() });
      emit(run, 'step.started', { address: step.address, attempt: 1 });
      const words = 'Reading the sources, comparing prices, and writing down what holds up.'.split(' ');
      let offset = 0;
      for (const [i, word] of words.entries()) {
        await sleep(pace / words.length);
        publish(`run:${run.id}`, {
          kind: 'live',
          data: { address: step.address, kind: 'text', text: `${word} `, offset },
        });
        publish(`run:${run.id}`, {
          kind: 'live',
          data: { address: step.address, kind: 'progress', progress: (i + 1) / words.length, message: word },
        });
        offset += word.length + 1;
      }
      if (run.status === 'cancelled') return;
      if (step.type === 'approval') {
        Object.assign(step, {
          status: 'waiting',
          question: { message: step.settings?.message ?? 'Go on?', form: null, defaultAnswer: 'rejected' },
        });
        run.status = 'waiting';
        emit(run, 'step.waiting', { address: step.address });
        return;
      }
      finish(run, step);
    }
    Object.assign(run, { status: 'succeeded', finishedAt: now() });
    emit(run, 'run.finished', { status: 'succeeded' });
  };
  const finish = (run, step, extra = {}) => {
    const made = (RESULTS[step.type] ?? RESULTS.search)();
    Object.assign(step, {
      status: 'succeeded',
      finishedAt: now(),
      question: null,
      views: made.views,
      notes: made.notes ?? null,
      inputs: { context: 'Text from the block before.' },
      outputs: { markdown: report },
      run: run.id,
      ...extra,
    });
    step.effects.push({ name: 'fetch page', kind: 'http', startedAt: step.startedAt, durationMs: 240, attempt: 1 });
    emit(run, 'step.finished', { address: step.address });
  };
  const answer = (run, address, decision) => {
    const step = run.steps.find((s) => s.address === address);
    run.status = 'running';
    finish(run, step, {
      views: [{ kind: 'message', value: decision === 'approved' ? 'Approved by Amina Otieno.' : 'Rejected.' }],
    });
    void walk(run, 700);
  };
  const cancel = (run) => {
    Object.assign(run, { status: 'cancelled', finishedAt: now() });
    for (const s of run.steps) if (['pending', 'running', 'waiting'].includes(s.status)) s.status = 'cancelled';
    emit(run, 'run.finished', { status: 'cancelled' });
  };
  return { start, answer, cancel };
}
