import http from 'node:http'
import { WebSocketServer } from 'ws'
import utils from 'y-websocket/bin/utils'

const server = http.createServer()
new WebSocketServer({ server }).on('connection', utils.setupWSConnection)
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
