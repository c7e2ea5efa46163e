import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askStatus, serveToken } from '../../src/index.js';
import { DoctorDesk } from '../support/doctor-desk.js';
import { EchoToken } from '../support/echo-token.js';

/** A socket on which nobody listens any more, left by a process that was killed. */
function leaveBehind(path: string): void {
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', script]);
  chmodSync(path, 0o600);
}

async function listen(path: string, onConnection: (socket: Socket) => void): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // The doctor hangs up when it has heard enough.
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  chmodSync(path, 0o600);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

/** The card is entered in p11-kit, and the doctor asks with the real client. */
async function installed(): Promise<DoctorDesk> {
  const desk = new DoctorDesk();
  await desk.installModule();
  const socket = join(desk.env['XDG_RUNTIME_DIR'] ?? '', 'ciekit', 'token.sock');
  desk.status = () => askStatus(socket, 500);
  return desk;
}

describe('the token service', () => {
  it('is no matter where nothing is installed', async () => {
    expect((await new DoctorDesk().ids()).join()).not.toContain('token-service');
  });

  it('is stopped when there is no socket; the command is that of whatever starts it', async () => {
    const desk = await installed();
    expect(await desk.finding('token-service-stopped')).toMatchObject({
      severity: 'problem',
      remedy: 'cie token serve',
    });
    mkdirSync(join(desk.root, 'run/systemd/system'), { recursive: true });
    expect((await desk.finding('token-service-stopped')).remedy).toBe('systemctl --user start ciekit-token.socket');
    desk.socketFolder();
    expect(await desk.ids()).toContain('problem token-service-stopped');
  });

  it('that was killed leaves a stale socket', async () => {
    const desk = await installed();
    const folder = desk.socketFolder();
    for (const name of ['token.sock', 'control.sock']) leaveBehind(join(folder, name));
    expect(await desk.ids()).toContain('problem token-socket-stale');
  });

  it('that runs is asked, and tells no name', async () => {
    const desk = await installed();
    const service = await serveToken({
      token: new EchoToken(),
      socketPath: join(desk.env['XDG_RUNTIME_DIR'] ?? '', 'ciekit', 'token.sock'),
    });
    onTestFinished(() => service.close());
    const running = await desk.finding('token-service-running');
    expect(running).toMatchObject({ severity: 'ok', details: { programs: 0, readers: 1, cards: 1 } });
    // The service tells the card's serial number and label; a report is for strangers.
    for (const personal of ['Anna', 'CA00000AA']) expect(JSON.stringify(running)).not.toContain(personal);
  });

  it.each([
    ['says nothing', (): void => undefined],
    ['says nonsense', (socket: Socket): unknown => socket.end('{"status":{"pid":"x"}}\n')],
    ['hangs up', (socket: Socket): unknown => socket.end()],
    ['never stops', (socket: Socket): unknown => socket.write('x'.repeat(200_000))],
  ])('that %s is mute', async (_what, answer) => {
    const desk = await installed();
    const folder = desk.socketFolder();
    await listen(join(folder, 'token.sock'), () => undefined);
    await listen(join(folder, 'control.sock'), answer);
    expect(await desk.finding('token-service-mute')).toMatchObject({ severity: 'problem' });
  });

  it('of which others can reach the socket is said before anything is asked', async () => {
    const desk = await installed();
    const folder = desk.socketFolder(0o755);
    await listen(join(folder, 'token.sock'), () => undefined);
    const exposed = await desk.finding('token-socket-exposed');
    expect(exposed).toMatchObject({ severity: 'problem', details: { what: 'folder' } });
    expect(exposed.remedy).toBe('chmod -R go= "$XDG_RUNTIME_DIR/ciekit"');
    chmodSync(folder, 0o700);
    chmodSync(join(folder, 'token.sock'), 0o666);
    expect((await desk.finding('token-socket-exposed')).details).toEqual({ what: 'socket' });
    expect((await desk.ids()).join()).not.toContain('token-service');
  });

  it("that is another user's, or no socket at all, is foreign", async () => {
    const desk = await installed();
    const folder = desk.socketFolder();
    writeFileSync(join(folder, 'token.sock'), '', { mode: 0o600 });
    expect((await desk.finding('token-socket-foreign')).details).toEqual({ what: 'socket' });
    desk.uid = 4242;
    expect((await desk.finding('token-socket-foreign')).details).toEqual({ what: 'folder' });
  });

  it('has no place without a runtime folder', async () => {
    const desk = await installed();
    desk.env = { XDG_RUNTIME_DIR: join(desk.folder, 'gone') };
    expect(await desk.ids()).toContain('warning token-runtime-folder-missing');
    mkdirSync(join(desk.root, `run/user/${desk.uid ?? 0}`), { recursive: true });
    expect((await desk.ids()).join()).not.toContain('token-runtime-folder-missing');
  });
});
