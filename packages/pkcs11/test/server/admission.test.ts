import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { admit } from '../../src/server/admission.js';

const OWN = process.geteuid?.() ?? 0;
const ROOM = { taken: 0, all: 1 };

describe('who may talk to the service', () => {
  it.each([
    ['a program of this user', { uid: OWN, pid: 7 }, { admitted: true, pid: 7 }],
    ['one outside our processes', { uid: OWN, pid: undefined }, { admitted: true, pid: undefined }],
    ['another user', { uid: OWN + 1, pid: 7 }, { admitted: false, reason: 'another-user' }],
    ['whoever the kernel does not tell of', undefined, { admitted: false, reason: 'another-user' }],
  ])('%s', (_who, peer, expected) => {
    expect(admit(new Socket(), { read: () => peer }, ROOM)).toEqual(expected);
  });

  it('is left to the folder where the kernel cannot be asked', () => {
    expect(admit(new Socket(), undefined, ROOM)).toEqual({ admitted: true, pid: undefined });
    expect(admit(new Socket(), undefined, { taken: 1, all: 1 })).toEqual({ admitted: false, reason: 'too-many' });
  });
});
