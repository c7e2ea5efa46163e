import { hostname } from 'node:os';
import { CancelledError } from '@ciekit/core';
import {
  catalogueOf,
  FINDING_IDS,
  FINDING_SECTIONS,
  finding,
  identityOfProcess,
  LANGUAGES,
  loadCatalogue,
  type DoctorInspector,
  type Finding,
  type Identity,
} from '@ciekit/middleware';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { desk } from '../support/desk.js';

for (const language of LANGUAGES) await loadCatalogue(language);

const ANNA: Identity = {
  homes: ['/home/anna.specimen', '/home'],
  userNames: ['anna.specimen', 'root', 'pi'],
  hostNames: ['pc-di-anna', 'pc-di-anna.example.org'],
};

/** The finding as it comes out of a report for this person. */
async function reported(given: Finding, identity: Identity = ANNA): Promise<Finding> {
  const { middleware } = await desk();
  const { findings } = await middleware.doctor({ inspectors: [() => Promise.resolve([given])], identity });
  return findings.at(-1)!;
}

describe('further inspectors', () => {
  it('are asked in order, and count for the worst', async () => {
    const { middleware } = await desk();
    const inspectors: DoctorInspector[] = [
      () => Promise.resolve([finding('tls-versions', 'info')]),
      () => Promise.resolve([]),
      () => Promise.resolve([finding('browser-tls13-only', 'problem', { browser: 'Firefox' })]),
    ];
    const { findings, worst } = await middleware.doctor({ inspectors });
    expect(findings.slice(-2).map(({ id }) => id)).toEqual(['tls-versions', 'browser-tls13-only']);
    expect(worst).toBe('problem');
  });

  it('that fail are a finding, and the others go on', async () => {
    const { middleware } = await desk();
    const secret = '/home/anna.specimen/19283746';
    const inspectors: DoctorInspector[] = [
      () => Promise.reject(Object.assign(new Error(secret), { code: secret, path: secret })),
      () => {
        throw new TypeError(secret);
      },
      () => Promise.resolve([finding('tls-versions', 'info')]),
    ];
    const { findings } = await middleware.doctor({ inspectors });
    expect(findings.slice(-3).map(({ id }) => id)).toEqual(['check-failed', 'check-failed', 'tls-versions']);
    expect(JSON.stringify(findings)).not.toContain('19283746');
  });

  it('end with the doctor', async () => {
    const { middleware } = await desk();
    const inspectors = [() => Promise.reject(new CancelledError())];
    await expect(middleware.doctor({ inspectors })).rejects.toThrow(CancelledError);
  });
});

describe('a finding', () => {
  it('belongs to a section, and leads to a heading of the documents', () => {
    for (const id of FINDING_IDS) {
      const made = finding(id, 'ok');
      expect(FINDING_SECTIONS).toContain(made.section);
      expect(made.docs).toBe(`docs/doctor.md#${id}`);
    }
    expect(new Set(FINDING_IDS).size).toBe(FINDING_IDS.length);
    expect(finding('browser-snap', 'ok').section).toBe('browsers');
  });

  it.each(LANGUAGES)(
    'after which there is something to do says what it means for the use of the card: %s',
    (language) => {
      const { doctor } = catalogueOf(language);
      const nothingToDo = doctor['store-usable'].advice;
      for (const id of FINDING_IDS) {
        const { advice, meaning } = doctor[id];
        if (advice !== nothingToDo) expect(meaning?.length, id).toBeGreaterThan(10);
      }
    },
  );
});

describe('a report', () => {
  it('names neither home, user nor PC', async () => {
    const shown = await reported(
      finding(
        'browser-ready',
        'ok',
        {
          folder: '/home/anna.specimen/.mozilla',
          mount: '/media/anna.specimen/usb',
          reader: 'Reader of ANNA.SPECIMEN on pc-di-anna.example.org',
          other: '/home/anna.specimens/x',
          count: 3,
        },
        'ls /home/anna.specimen/.mozilla /run/media/anna.specimen',
      ),
    );
    expect(shown.details).toEqual({
      folder: '~/.mozilla',
      mount: '/media/<user>/usb',
      reader: 'Reader of <user> on <host>',
      other: '~/anna.specimens/x',
      count: 3,
    });
    expect(shown.remedy).toBe('ls ~/.mozilla /run/media/<user>');
  });

  it('keeps words that are names of nobody, and names too short to be told from words', async () => {
    const details = { text: 'root runs pi, copies' };
    expect((await reported(finding('tls-versions', 'info', details))).details).toEqual(details);
  });

  it('takes a name literally', async () => {
    const odd: Identity = { homes: ['/h/a+b'], userNames: ['a.c(d', '$&x'], hostNames: ['[pc]'] };
    const shown = await reported(finding('tls-versions', 'info', { text: '/h/a+b/abc(d a.c(d $&x [pc]' }), odd);
    expect(shown.details).toEqual({ text: '~/abc(d <user> <user> <host>' });
  });

  it('never holds the name, wherever it stood', async () => {
    const { middleware } = await desk();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (before, after) => {
        const details = { text: `${before}/pc-di-anna/${after}`, path: `${before} anna.specimen ${after}` };
        const inspectors = [() => Promise.resolve([finding('tls-versions', 'info', details)])];
        const { findings } = await middleware.doctor({ inspectors, identity: ANNA });
        expect(JSON.stringify(findings.at(-1))).not.toMatch(/pc-di-anna|anna\.specimen/u);
      }),
      propertyRuns(50),
    );
  });

  it('knows the names of this process', () => {
    const env = { HOME: '/home/eva', USER: 'eva', SUDO_USER: 'ugo', HOSTNAME: 'pc-di-eva' };
    const { homes, userNames, hostNames } = identityOfProcess(env);
    expect(homes).toContain('/home/eva');
    expect(userNames).toEqual(expect.arrayContaining(['eva', 'ugo']));
    expect(hostNames).toEqual(expect.arrayContaining(['pc-di-eva', hostname()]));
    expect([...homes, ...userNames, ...hostNames]).not.toContain('');
  });
});
