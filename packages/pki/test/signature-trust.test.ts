import { describe, expect, it } from 'vitest';
import {
  originsAt,
  qualifiedUsesAt,
  signatureTrust,
  stampsQualifiedTimeAt,
  TrustStore,
  type TrustedListOrigin,
} from '@ciekit/pki';
import { entity } from './support/test-pki.js';

const SERVICE = 'http://uri.etsi.org/TrstSvc/Svctype';
const STATUS = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus';
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const origin = (from: string, status: string, more: Partial<TrustedListOrigin> = {}): TrustedListOrigin => ({
  country: 'IT',
  list: 'Italian list',
  serviceType: `${SERVICE}/CA/QC`,
  status: `${STATUS}/${status}`,
  from: day(from),
  uses: [],
  ...more,
});
/** Not in order: lists put the present first. */
const history = [
  origin('2022-01-01', 'withdrawn'),
  origin('2016-07-01', 'granted', { uses: ['signature', 'seal'] }),
  origin('2010-01-01', 'undersupervision'),
];

describe('the history of a service', () => {
  it.each([
    ['2009-12-31', []],
    ['2010-01-01', ['signature']],
    ['2016-06-30', ['signature']],
    ['2016-07-01', ['signature', 'seal']],
    ['2021-12-31', ['signature', 'seal']],
    ['2022-01-01', []],
  ])('says what it was on %s', (at, uses) => {
    expect(qualifiedUsesAt(history, day(at))).toEqual(uses);
  });

  it('without a word about uses is for signatures before eIDAS, and for nothing since', () => {
    const silent = [origin('2010-01-01', 'granted')];
    expect(qualifiedUsesAt(silent, day('2016-06-30'))).toEqual(['signature']);
    expect(qualifiedUsesAt(silent, day('2016-07-01'))).toEqual([]);
  });

  it('is one of each type of service', () => {
    const stamps = origin('2018-01-01', 'granted', { serviceType: `${SERVICE}/TSA/QTST` });
    const both = [...history, stamps];
    expect(originsAt(both, day('2023-01-01'))).toEqual([history[0], stamps]);
    expect(stampsQualifiedTimeAt(both, day('2017-12-31'))).toBe(false);
    expect(stampsQualifiedTimeAt(both, day('2018-01-01'))).toBe(true);
    expect(stampsQualifiedTimeAt(history, day('2018-01-01'))).toBe(false);
  });
});

describe('a trust store in the eyes of signatures', () => {
  const root = entity('authority', 'CIE root');
  const sub = entity('authority', 'CIE sub', { by: root });
  const listed = entity('authority', 'Qualified CA');
  const chips = entity('authority', 'Chips');
  const stamps = entity('end', 'Time stamps');
  const store = TrustStore.empty([]);
  store.add(root.der, { purpose: 'holder-issuer', trustUnpinned: true });
  store.add(sub.der);
  store.add(chips.der, { purpose: 'chip-signer', trustUnpinned: true });
  store.add(stamps.der, { purpose: 'tsa', trustUnpinned: true });
  store.addListed(listed.certificate, 'document-signer', history);
  const trust = signatureTrust(store);

  it('takes holders’ issuers and listed ones for signers, and time stamps apart', () => {
    expect(trust.anchors('signer')).toEqual([root.certificate, listed.certificate]);
    expect(trust.intermediates('signer')).toEqual([sub.certificate]);
    expect(trust.anchors('tsa')).toEqual([stamps.certificate]);
    expect(trust.intermediates('tsa')).toEqual([]);
  });

  it('knows the CIE’s issuers, and who was qualified when', () => {
    expect(trust.isCieIssuer(root.certificate)).toBe(true);
    expect(trust.isCieIssuer(listed.certificate)).toBe(false);
    expect(trust.qualifiedService(listed.certificate, day('2020-01-01'))).toEqual({ signatures: true, seals: true });
    expect(trust.qualifiedService(listed.certificate, day('2023-01-01'))).toBeUndefined();
    expect(trust.qualifiedService(root.certificate, day('2020-01-01'))).toBeUndefined();
  });

  it('knows a listed authority by its name and key, whoever certified it', () => {
    const cross = entity('authority', 'Qualified CA', { by: root, key: listed.key });
    const namesake = entity('authority', 'Qualified CA', { by: root });
    expect(trust.qualifiedService(cross.certificate, day('2020-01-01'))).toEqual({ signatures: true, seals: true });
    expect(trust.qualifiedService(namesake.certificate, day('2020-01-01'))).toBeUndefined();
  });
});
