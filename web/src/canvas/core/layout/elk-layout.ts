import type { ElkNode } from 'elkjs/lib/elk-api';
import { layeredLayout } from './layered-layout';
import { CONTAINER_PADDING, type LayoutEngine, type LayoutGraph } from './layout-graph';

/** Beyond this elk needs many seconds; the one-pass layout then answers at once. */
const ELK_LIMIT = 1_500;

const { top, side } = CONTAINER_PADDING;
const SPACING = {
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '80',
};
const OPTIONS = {
  ...SPACING,
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};
/** Containers repeat the spacing only: elk fails on graphs whose containers also repeat the strategies. */
const CONTAINER_OPTIONS = {
  ...SPACING,
  'elk.padding': `[top=${top},left=${side},bottom=${side},right=${side}]`,
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
    const root = await elk.layout(elkGraph(graph));
    const places: Awaited<ReturnType<LayoutEngine>> = new Map();
    collect(root, 0, 0, places);
    return places;
  } catch {
    // elk has graphs it cannot lay out, and reports them in several shapes; a plainer layout is better than none.
    return layeredLayout(graph);
  } finally {
    elk.terminateWorker();
  }
};

function elkGraph({ nodes, edges, containers }: LayoutGraph): ElkNode {
  const root: ElkNode = { id: '#root', layoutOptions: OPTIONS, children: [] };
  const holders = new Map<string | null, ElkNode>([[null, root]]);
  for (const { id } of containers) holders.set(id, { id, layoutOptions: CONTAINER_OPTIONS, children: [] });
  for (const { id, parent } of containers) holders.get(parent)?.children?.push(holders.get(id)!);
  for (const { id, w, h, parent } of nodes) holders.get(parent)?.children?.push({ id, width: w, height: h });
  root.edges = edges.map(({ from, to }, i) => ({ id: `#${i}`, sources: [from], targets: [to] }));
  return root;
}

/** elk places children relative to their container. */
function collect(node: ElkNode, x: number, y: number, places: Awaited<ReturnType<LayoutEngine>>): void {
  for (const child of node.children ?? []) {
    const at = { x: x + (child.x ?? 0), y: y + (child.y ?? 0) };
    const size = child.children === undefined ? {} : { w: child.width ?? 0, h: child.height ?? 0 };
    places.set(child.id, { ...at, ...size });
    collect(child, at.x, at.y, places);
  }
}
