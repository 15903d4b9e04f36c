import { Handle, Position, ReactFlow } from '@xyflow/react';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/style.css';

// The same blocks as the canvas demo, as React Flow is meant to be used for large graphs: memoised nodes, only what is visible.
const count = Number(new URLSearchParams(location.search).get('blocks') ?? 100);
const WORDS = ['Market', 'Sales', 'Customer', 'Price', 'Launch', 'Supply', 'Team', 'Risk', 'Growth', 'Brand', 'Survey', 'Budget'];

const Card = memo(function Card({ data }) {
  return (
    <div className="card">
      <Handle type="target" position={Position.Left} />
      <div className="head">
        <span className="chip" />
        <div>
          <div className="title">{data.title}</div>
          <div className="kind">Content</div>
        </div>
      </div>
      <div className="body">Sales grew by 12 % over the quarter; two regions account for most of it, and prices held steady.</div>
      <div className="foot">Done 4.2 s</div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});
const nodeTypes = { card: Card };

const columns = Math.ceil(Math.sqrt(count * 0.72));
const nodes = [];
const edges = [];
for (let i = 0; i < count; i++) {
  const column = i % columns;
  const position = { x: column * 364, y: Math.floor(i / columns) * 236 + (column % 2) * 28 };
  nodes.push({ id: `b${i}`, type: 'card', position, width: 280, height: 148, data: { title: `${WORDS[i % WORDS.length]} overview` } });
  if (column > 0) edges.push({ id: `e${i}`, source: `b${i - 1}`, target: `b${i}` });
  if (i % 5 === 0 && i >= columns) edges.push({ id: `f${i}`, source: `b${i - columns}`, target: `b${i}` });
}

const filled = performance.now();
createRoot(document.getElementById('root')).render(
  <ReactFlow
    defaultNodes={nodes}
    defaultEdges={edges}
    nodeTypes={nodeTypes}
    onlyRenderVisibleElements
    minZoom={0.01}
    maxZoom={4}
    panOnScroll
    onInit={(flow) => {
      window.bench = {
        look: (x, y, zoom) => flow.setViewport({ x: -x * zoom, y: -y * zoom, zoom }),
        target: () => document.querySelector('.react-flow__pane'),
      };
      // The first frame after the mount is painted when the second one begins.
      requestAnimationFrame(() => requestAnimationFrame(() => { window.paintMs = performance.now() - filled; }));
    }}
  />,
);
