import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocketServer } from 'ws';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

const rooms = new Map();

/** The shared document of a canvas, made on first use. */
export function roomOf(id) {
  let room = rooms.get(id);
  if (room === undefined) {
    const doc = new Y.Doc();
    room = { doc, awareness: new awarenessProtocol.Awareness(doc), sockets: new Set() };
    room.awareness.setLocalState(null);
    const all = (encoder) => {
      for (const socket of room.sockets) socket.send(encoding.toUint8Array(encoder));
    };
    doc.on('update', (update) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      syncProtocol.writeUpdate(encoder, update);
      all(encoder);
    });
    room.awareness.on('update', ({ added, updated, removed }) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(
        encoder,
        awarenessProtocol.encodeAwarenessUpdate(room.awareness, [...added, ...updated, ...removed]),
      );
      all(encoder);
    });
    rooms.set(id, room);
  }
  return room;
}

/** Speaks the y-websocket protocol under /api/v1/canvases/{id}/sync. */
export function attachSync(server) {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const match = /^\/api\/v1\/canvases\/([^/]+)\/sync/.exec(request.url ?? '');
    if (!match) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (ws) => join(ws, roomOf(match[1])));
  });
}

function join(ws, room) {
  ws.binaryType = 'arraybuffer';
  room.sockets.add(ws);
  ws.on('close', () => room.sockets.delete(ws));
  ws.on('message', (data) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const encoder = encoding.createEncoder();
    if (decoding.readVarUint(decoder) === 0) {
      encoding.writeVarUint(encoder, 0);
      syncProtocol.readSyncMessage(decoder, encoder, room.doc, ws);
      if (encoding.length(encoder) > 1) ws.send(encoding.toUint8Array(encoder));
    } else {
      awarenessProtocol.applyAwarenessUpdate(room.awareness, decoding.readVarUint8Array(decoder), ws);
    }
  });
  const hello = encoding.createEncoder();
  encoding.writeVarUint(hello, 0);
  syncProtocol.writeSyncStep1(hello, room.doc);
  ws.send(encoding.toUint8Array(hello));
}

/** Writes a plan's blocks and connections into a canvas document. */
export function writePlan(id, plan) {
  const { doc } = roomOf(id);
  doc.transact(() => {
    const [blocks, geo, edges] = [doc.getMap('blocks'), doc.getMap('geo'), doc.getMap('edges')];
    const depth = new Map(plan.blocks.map((b) => [b.id, 0]));
    for (let i = 0; i < plan.blocks.length; i++) {
      for (const c of plan.connections) depth.set(c.to[0], Math.max(depth.get(c.to[0]), depth.get(c.from[0]) + 1));
    }
    const filled = new Map();
    plan.blocks.forEach((b, i) => {
      const column = depth.get(b.id);
      const row = filled.get(column) ?? 0;
      filled.set(column, row + 1);
      blocks.set(
        b.id,
        new Y.Map([
          ['type', b.type],
          ['at', [null, `a${String(i).padStart(2, '0')}`]],
          ['p', { title: b.title, settings: b.settings, v: 1, why: b.why }],
          ['createdBy', 'u1'],
        ]),
      );
      geo.set(b.id, [column * 380, row * 230, 280, 172, 0]);
    });
    for (const [i, c] of plan.connections.entries()) {
      const fields = { from: c.from, to: c.to, kind: 'data', label: '' };
      edges.set(`e${i}`, new Y.Map(Object.entries(fields)));
    }
    doc.getMap('meta').set('title', plan.title);
  });
}
