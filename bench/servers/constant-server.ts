import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { announceContender } from '../support/contender-child.ts';

// What nothing written in this language can beat: the same bytes to everybody, whatever is asked.
const file = process.env['CONSTANT_FILE'];
if (!file) throw new Error('CONSTANT_FILE must name a file with the bytes to answer with');
const bytes = readFileSync(file);
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.byteLength });
    response.end(bytes);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server must listen on a port');
  announceContender(`http://127.0.0.1:${address.port}/graphql`);
});
