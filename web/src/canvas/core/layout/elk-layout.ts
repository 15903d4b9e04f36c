import type { ElkNode } from 'elkjs/lib/elk-api';
import { layeredLayout } from './layered-layout';
import type { LayoutEngine } from './layout-graph';

/** Beyond this elk needs many seconds; the one-pass layout then answers at once. */
const ELK_LIMIT = 1_500;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '80',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Layered layout by elk in a worker that is started when first needed and ended after each layout. */
export const elkLayout: LayoutEngine = async (graph) => {
  if (graph.nodes.length > ELK_LIMIT) return layeredLayout(graph);
  const [{ default: Elk }, { default: ElkWorker }] = await Promise.all([
    import('elkjs/lib/elk-api'),
    import('elkjs/lib/elk-worker.min.js?worker'),
  ]);
  const elk = new Elk({ workerFactory: () => new ElkWorker() });
  try {
    const root = await elk.layout({
      id: 'root',
      layoutOptions: OPTIONS,
      children: graph.nodes.map(({ id, w, h }) => ({ id, width: w, height: h })),
      edges: graph.edges.map(({ from, to }, i) => ({ id: `e${i}`, sources: [from], targets: [to] })),
    });
    return new Map((root.children ?? []).map((node: ElkNode) => [node.id, { x: node.x ?? 0, y: node.y ?? 0 }]));
  } finally {
    elk.terminateWorker();
  }
};
