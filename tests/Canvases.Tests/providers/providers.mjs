// Reads one JSON command a line, answers one JSON value a line, in order.
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const clients = new Map()
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const evaluate = (script, client) => new Function('Y', 'doc', 'provider', 'closes', script)(Y, client.doc, client.provider, client.closes)

const commands = {
  open: async ({ id, url, params, headers, wait = true }) => {
    const doc = new Y.Doc()
    const Socket = headers ? class extends WebSocket { constructor (address, protocols) { super(address, protocols, { headers }) } } : WebSocket
    const provider = new WebsocketProvider(url, 'sync', doc, { WebSocketPolyfill: Socket, disableBc: true, params, maxBackoffTime: 300 })
    const client = { doc, provider, closes: [] }
    provider.on('connection-close', event => client.closes.push(event?.code ?? 0))
    clients.set(id, client)
    if (wait) await commands.until({ id, script: 'return provider.synced' })
    return true
  },
  run: ({ id, script }) => evaluate(script, clients.get(id)),
  until: async ({ id, script, ms = 120000 }) => {
    const end = Date.now() + ms
    for (;;) {
      const value = evaluate(script, clients.get(id))
      if (value) return value
      if (Date.now() > end) throw new Error(`not within ${ms} ms: ${script}; state ${JSON.stringify(clients.get(id).doc.toJSON())} closes ${clients.get(id).closes}`)
      await pause(5)
    }
  },
  close: ({ id }) => { clients.get(id).provider.destroy(); clients.delete(id); return true }
}

let last = Promise.resolve()
createInterface({ input: process.stdin }).on('line', line => {
  last = last.then(async () => {
    const command = JSON.parse(line)
    let answer
    try {
      answer = { ok: (await commands[command.name](command)) ?? null }
    } catch (error) {
      answer = { error: String(error.stack ?? error) }
    }
    process.stdout.write(JSON.stringify(answer) + '\n')
  })
}).on('close', () => process.exit(0))
