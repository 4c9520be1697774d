// An HTTP server with two endpoints, /a and /b, to one chain, and /control for tests. Prints its port.
import http from 'node:http';
import { Chain, toBase58 } from './chain.mjs';
import { controls } from './controls.mjs';
import { RpcError } from './errors.mjs';
import { takeFault } from './faults.mjs';
import { methods } from './methods.mjs';

const chain = new Chain();
chain.base58 = toBase58;
chain.slotsPerRequest = 0;
chain.advance(1000);
const endpoints = new Map(['/a', '/b'].map((path) => [path, { lag: 0, network: 'test' }]));
const control = controls(chain, endpoints);

async function call(path, { method, params = [] }) {
  if (path !== '/control') chain.advance(chain.slotsPerRequest);
  const known = path === '/control' ? control : methods(chain, endpoints.get(path));
  if (!known[method]) throw new RpcError(-32601, `Method not found: ${method}`);
  return await known[method](params);
}

async function answer(path, request) {
  try {
    return { jsonrpc: '2.0', id: request.id, result: await call(path, request) };
  } catch (e) {
    return { jsonrpc: '2.0', id: request.id, error: { code: e.code ?? -32603, message: e.message, data: e.data } };
  }
}

/** What a faulty endpoint does; whether it answered in its own way. */
async function faulty(kind, path, request, response) {
  const plain = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  switch (kind) {
    case 'rate-limit': response.writeHead(429, { 'Retry-After': '1' }).end('Too many requests'); return true;
    case 'down': plain(503, 'unavailable'); return true;
    case 'hang': return true;
    case 'lands-then-hangs': await answer(path, request); return true;
    case 'skip-preflight': request.params[1].skipPreflight = true; return false;
    case 'garbage': plain(200, '<html>not json</html>'); return true;
    case 'wrong-id': plain(200, JSON.stringify({ jsonrpc: '2.0', id: 'another', result: null })); return true;
    case 'wrong-type': plain(200, JSON.stringify({ jsonrpc: '2.0', id: request.id, result: { value: 'nonsense' } })); return true;
    case 'swallow': plain(200, JSON.stringify({ jsonrpc: '2.0', id: request.id, result: chain.nothing ?? '1'.repeat(64) })); return true;
    default: return false;
  }
}

const server = http.createServer(async (incoming, response) => {
  const parts = [];
  for await (const part of incoming) parts.push(part);
  const request = JSON.parse(Buffer.concat(parts).toString());
  if (incoming.url !== '/control' && !endpoints.has(incoming.url)) return response.writeHead(404).end();
  const asked = `${incoming.url} ${request.method}`;
  chain.requests.set(asked, (chain.requests.get(asked) ?? 0) + 1);
  const fault = takeFault(incoming.url, request.method);
  if (fault && (await faulty(fault, incoming.url, request, response))) return;
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(await answer(incoming.url, request)));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
