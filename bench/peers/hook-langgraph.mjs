// A webhook on LangGraph JS: a checkpoint in PostgreSQL after each node.
import { randomUUID } from 'node:crypto';
import { Annotation, StateGraph } from '@langchain/langgraph';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { isLarge, offer, order, serve } from './orders.mjs';

const saver = PostgresSaver.fromConnString(process.env.BENCH_DATABASE);
await saver.setup();
const State = Annotation.Root({ value: Annotation({ reducer: (_, next) => next, default: () => ({}) }), large: Annotation({ reducer: (_, next) => next, default: () => false }) });
const graph = new StateGraph(State)
  .addNode('order', (state) => ({ value: order(state.value) }))
  .addNode('condition', (state) => ({ large: isLarge(state.value) }))
  .addNode('offer', (state) => ({ value: offer(state.value) }))
  .addEdge('__start__', 'order')
  .addEdge('order', 'condition')
  .addConditionalEdges('condition', (state) => (state.large ? 'offer' : '__end__'))
  .addEdge('offer', '__end__')
  .compile({ checkpointer: saver });
serve(async (body) => (await graph.invoke({ value: body }, { configurable: { thread_id: randomUUID() } })).value);
