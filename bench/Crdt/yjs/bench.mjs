import { readFileSync } from 'node:fs'
import * as Y from 'yjs'

const [name, traceFile] = process.argv.slice(2)
const N = 6000
let seed = 1
const below = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * n) }
const time = work => { const start = performance.now(); work(); return performance.now() - start }
const best = (times, work) => { let least = Infinity; for (let i = 0; i < times; i++) least = Math.min(least, time(work)); return least }
const pair = edit => {
  const [left, right] = [new Y.Doc(), new Y.Doc()]
  left.on('update', update => Y.applyUpdate(right, update))
  return time(() => { for (let i = 0; i < N; i++) edit(left, i) })
}
const many = edit => {
  const updates = []
  for (let i = 0; i < 1540; i++) { const doc = new Y.Doc(); doc.on('update', update => updates.push(update)); edit(doc, i) }
  const target = new Y.Doc()
  return time(() => updates.forEach(update => Y.applyUpdate(target, update)))
}
const b22 = () => {
  const docs = [new Y.Doc(), new Y.Doc()]
  docs[0].getText('text').insert(0, '-'.repeat(100))
  Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]))
  const updates = [[], []]
  docs.forEach((doc, d) => doc.on('update', update => updates[d].push(update)))
  return time(() => {
    for (let i = 0; i < N; i++) for (const doc of docs) doc.getText('text').insert(below(100 + i), 'a')
    for (const update of updates[0].slice()) Y.applyUpdate(docs[1], update)
    for (const update of updates[1].slice(0, N)) Y.applyUpdate(docs[0], update)
  })
}
const b4 = () => {
  const trace = JSON.parse(readFileSync(traceFile, 'utf8'))
  const doc = new Y.Doc()
  let bytes = 0
  doc.on('update', update => { bytes += update.length })
  const text = doc.getText('text')
  const spent = time(() => {
    for (const [position, deleted, inserted] of trace) {
      if (deleted > 0) text.delete(position, deleted)
      if (inserted.length > 0) text.insert(position, inserted)
    }
  })
  return { doc, spent }
}
const load = (times, update) => best(times, () => Y.applyUpdate(new Y.Doc(), update))
const canvas = () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    const map = entries => new Y.Map(Object.entries(entries))
    for (let i = 0; i < 10000; i++) {
      doc.getMap('geo').set(`b${i}`, [i % 100 * 300, Math.floor(i / 100) * 200, 240, 120, 0])
      doc.getMap('blocks').set(`b${i}`, map({ type: 'content', at: [null, `a${i}`], p: { title: `Block ${i}`, v: 1 }, createdBy: 'u1' }))
    }
    for (let i = 0; i < 12000; i++) doc.getMap('edges').set(`e${i}`, map({ from: [`b${i % 10000}`, 'markdown'], to: [`b${(i * 7) % 10000}`, 'context'], kind: 'data' }))
  })
  return Y.encodeStateAsUpdate(doc)
}
const memory = () => {
  const update = canvas()
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  globalThis.gc?.()
  const held = (process.memoryUsage().heapUsed - before) / 1e6
  return doc.store.clients.size > 0 ? held : 0
}

const all = {
  'B1.1 append 6,000 characters': () => pair((doc, i) => doc.getText('text').insert(i, 'a')),
  'B1.3 prepend 6,000 characters': () => pair(doc => doc.getText('text').insert(0, 'a')),
  'B1.4 insert 6,000 characters at random': () => pair((doc, i) => doc.getText('text').insert(below(i + 1), 'a')),
  'B1.8 append 6,000 numbers to an array': () => pair((doc, i) => doc.getArray('array').insert(i, [i])),
  'B2.2 two clients insert 6,000 characters each at random, then sync': b22,
  'B3.1 1,540 clients set a map key': () => many((doc, i) => doc.getMap('map').set('v', i)),
  'B3.3 1,540 clients set a string in a map': () => many((doc, i) => doc.getMap('map').set('v', 'x'.repeat(100) + i)),
  'B3.4 1,540 clients insert into an array': () => many((doc, i) => doc.getArray('array').insert(0, [i])),
  'B4 replay the trace': () => b4().spent,
  'B4 parse the final document, cold': () => load(1, Y.encodeStateAsUpdate(b4().doc)),
  'B4 parse the final document, warm': () => load(30, Y.encodeStateAsUpdate(b4().doc)),
  'Canvas of 10,000 blocks and 12,000 edges, load, cold': () => load(1, canvas()),
  'Canvas of 10,000 blocks and 12,000 edges, load, warm': () => load(10, canvas()),
  'Canvas of 10,000 blocks and 12,000 edges, MB held': memory
}
console.log(all[name] ? all[name]().toFixed(1) : '–')
