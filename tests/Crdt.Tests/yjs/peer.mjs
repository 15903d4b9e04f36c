// Reads one JSON command a line, answers one JSON value a line.
import { createInterface } from 'node:readline'
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { contentOf } from './content.mjs'
import { edit, random } from './edits.mjs'

const docs = new Map()
const outbox = new Map()
const bytes = text => new Uint8Array(Buffer.from(text, 'base64'))
const text = data => Buffer.from(data).toString('base64')

const commands = {
  reset: () => { docs.clear(); outbox.clear(); return true },
  create: ({ doc, gc, client }) => {
    const made = new Y.Doc({ gc })
    made.clientID = client
    const updates = []
    made.on('update', update => updates.push(text(update)))
    docs.set(doc, made)
    outbox.set(doc, updates)
    return true
  },
  edit: ({ doc, seed, count }) => {
    const next = random(seed)
    const target = docs.get(doc)
    for (let i = 0; i < count; i++) {
      if (next() < 0.3) target.transact(() => { edit(target, next); edit(target, next) })
      else edit(target, next)
    }
    return outbox.get(doc).splice(0)
  },
  apply: ({ doc, updates }) => { for (const update of updates) Y.applyUpdate(docs.get(doc), bytes(update)); return outbox.get(doc).splice(0) },
  vector: ({ doc }) => text(Y.encodeStateVector(docs.get(doc))),
  diff: ({ doc, vector }) => text(Y.encodeStateAsUpdate(docs.get(doc), vector ? bytes(vector) : undefined)),
  content: ({ doc }) => contentOf(docs.get(doc)),
  load: ({ update }) => { const doc = new Y.Doc(); Y.applyUpdate(doc, bytes(update)); return contentOf(doc) },
  merge: ({ updates }) => text(Y.mergeUpdates(updates.map(bytes))),
  awareness: ({ client, state }) => {
    const doc = new Y.Doc()
    doc.clientID = client
    const awareness = new Awareness(doc)
    awareness.setLocalState(JSON.parse(state))
    const update = text(encodeAwarenessUpdate(awareness, [client]))
    clearInterval(awareness._checkInterval)
    return update
  },
  step1: () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'abc')
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    sync.writeSyncStep1(encoder, doc)
    return text(encoding.toUint8Array(encoder))
  },
  run: ({ script, input }) => new Function('Y', 'bytes', 'text', 'input', script)(Y, bytes, text, input)
}

createInterface({ input: process.stdin }).on('line', line => {
  const command = JSON.parse(line)
  try {
    process.stdout.write(JSON.stringify({ ok: commands[command.name](command) ?? null }) + '\n')
  } catch (error) {
    process.stdout.write(JSON.stringify({ error: String(error.stack ?? error) }) + '\n')
  }
})
