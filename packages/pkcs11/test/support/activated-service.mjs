// A service as systemd starts it, with an echo for a token; tells what a child of it inherits.
import { spawnSync } from 'node:child_process';
import { serveToken, takeActivatedSockets } from '../../dist/index.js';

const token = {
  connect: () => ({ handle: (request) => request, close: () => undefined }),
  status: () => ({ pinMode: 'prompt', idleMs: 0, slots: [] }),
  lock: () => Promise.resolve(0),
};
const activated = takeActivatedSockets();
const child = 'ls -l /proc/self/fd | grep -c socket; env | grep -c ^LISTEN_';
const [sockets, words] = spawnSync('sh', ['-c', child], { stdio: ['ignore', 'pipe', 'ignore'] })
  .stdout.toString()
  .trim()
  .split('\n');
process.stdout.write(`child: sockets ${sockets}, words ${words}\n`);
const service = await serveToken({ token, socketPath: '/nowhere', activated });
process.once('SIGTERM', () => {
  void service.close();
});
