import type { PageSession } from './page-session.js';

/** Runs in the paused preload world, on its `question`. */
const READ = 'function (secret) { return this.secret === secret ? this.file : undefined; }';
const WRITE = 'function (path) { this.path = path; }';

/**
 * Answers `webUtils.getPathForFile`: the preload script pauses on a `debugger` statement with its question in the
 * frame (preload-world.page.ts). Only Chromium knows the path of a File, and only the DevTools protocol tells it.
 */
export async function answerPathQuestions(session: PageSession, secret: string): Promise<void> {
  session.on('Debugger.paused', ({ callFrames }) => {
    const frame = callFrames[0]?.callFrameId;
    answer(session, secret, frame)
      // The question stays open, and its asker says so.
      .catch(() => undefined)
      .finally(() => {
        session.send('Debugger.resume').catch(() => undefined);
      });
  });
  // Without a bound the debugger keeps every script that anybody ever ran here, and each question of a test is one.
  await session.send('Debugger.enable', { maxScriptsCacheSize: 0 });
}

async function answer(session: PageSession, secret: string, callFrameId: string | undefined): Promise<void> {
  // A `debugger` statement of the page has no such variable, or not the secret.
  if (callFrameId === undefined) return;
  const question = await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: "typeof question === 'object' ? question : undefined",
  });
  const objectId = question.result.objectId;
  if (objectId === undefined) return;
  const file = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: READ,
    arguments: [{ value: secret }],
  });
  if (file.result.objectId === undefined) return;
  const { path } = await session.send('DOM.getFileInfo', { objectId: file.result.objectId });
  await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration: WRITE, arguments: [{ value: path }] });
}
