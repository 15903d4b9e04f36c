// LangGraph JS with its PostgreSQL checkpointer: a chain of nodes, a checkpoint after each.
import { randomUUID } from 'node:crypto';
import { Annotation, StateGraph } from '@langchain/langgraph';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { measure } from './load.mjs';

const saver = PostgresSaver.fromConnString(process.env.BENCH_DATABASE);
await saver.setup();
const State = Annotation.Root({ value: Annotation({ reducer: (_, next) => next, default: () => 0 }) });
const graphs = new Map();
function graph(steps) {
  if (!graphs.has(steps)) {
    let built = new StateGraph(State);
    for (let step = 0; step < steps; step++) built = built.addNode(`s${step}`, (state) => ({ value: state.value + 1 }));
    built = built.addEdge('__start__', 's0');
    for (let step = 1; step < steps; step++) built = built.addEdge(`s${step - 1}`, `s${step}`);
    graphs.set(steps, built.addEdge(`s${steps - 1}`, '__end__').compile({ checkpointer: saver }));
  }
  return graphs.get(steps);
}
await measure('LangGraph JS 1.4 (PostgreSQL)', Number(process.env.SECONDS ?? 4), (steps) => graph(steps).invoke({ value: 0 }, { configurable: { thread_id: randomUUID() } }));
process.exit(0);
