// s3rver with what it lacks: every request's signature (AWS Signature Version 4, in headers or in the query) is computed again before it is let in.
// Prints its port. /-/parts tells how many parts of multipart uploads came in. Argument: the folder of the objects.
'use strict';
const { createHash, createHmac, timingSafeEqual } = require('node:crypto');
const http = require('node:http');
const S3rver = require('s3rver');

const KEY = 'S3RVER';
const escape = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

function parts(request, url) {
  const header = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  if (header) {
    return { scope: header[1], signed: header[2], signature: header[3], date: request.headers['x-amz-date'], payload: request.headers['x-amz-content-sha256'] };
  }
  const query = url.searchParams;
  const date = query.get('X-Amz-Date') ?? '';
  const made = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(made + Number(query.get('X-Amz-Expires')) * 1000 > Date.now())) return null;
  return { scope: query.get('X-Amz-Credential'), signed: query.get('X-Amz-SignedHeaders'), signature: query.get('X-Amz-Signature'), date, payload: 'UNSIGNED-PAYLOAD' };
}

function valid(request) {
  const url = new URL(request.url, 'http://localhost');
  const said = parts(request, url);
  if (!said?.scope || !said.signed || !said.signature || !said.date) return false;
  const [access, ...scope] = said.scope.split('/');
  const query = [...url.searchParams].filter(([name]) => name !== 'X-Amz-Signature').map(([name, value]) => `${escape(name)}=${escape(value)}`).sort().join('&');
  const headers = said.signed.split(';').map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`).join('');
  const path = url.pathname.split('/').map((part) => escape(decodeURIComponent(part))).join('/');
  const canonical = [request.method, path, query, headers, said.signed, said.payload].join('\n');
  const text = ['AWS4-HMAC-SHA256', said.date, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n');
  const signature = hmac(scope.reduce(hmac, `AWS4${KEY}`), text);
  const given = Buffer.from(said.signature, 'hex');
  return access === KEY && given.length === signature.length && timingSafeEqual(given, signature);
}

async function serve() {
  const s3 = new S3rver({ silent: true, directory: process.argv[2], configureBuckets: [{ name: 'cadre' }] });
  await s3.configureBuckets();
  const handle = s3.callback();
  let parts = 0;
  const server = http.createServer((request, response) => {
    if (request.url === '/-/parts') return response.end(String(parts));
    if (valid(request)) {
      parts += request.method === 'PUT' && request.url.includes('partNumber=') ? 1 : 0;
      return handle(request, response);
    }
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end('<Error><Code>SignatureDoesNotMatch</Code><Message>The signature is another.</Message></Error>');
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
}

serve();
