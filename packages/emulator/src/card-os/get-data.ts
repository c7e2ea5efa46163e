import { asciiToBytes, uintToBytes } from '@ciekit/core/bytes';
import { encodeTlv, ResponseApdu, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import type { Tampering } from '../faults/tampering.js';
import { deriveChannelKeys } from '../secure-messaging/session-keys.js';
import { DEFAULT_AUTHENTICATION_KEY } from '../security-environment/security-environment.js';
import type { SecurityEnvironment } from '../security-environment/security-environment.js';
import type { RandomSource } from '../security-module/diffie-hellman.js';
import type { CodeName, ReferenceData } from '../security-module/reference-data.js';
import { Session } from '../security-module/session.js';
import { PIN_TRIES, PUK_TRIES } from '../state/card-state.js';
import type { CardContents } from './card-contents.js';
import { headerListPath } from './extended-header-list.js';
import type { Outcome } from './outcome.js';
import { refuse } from './refusal.js';

export interface GetDataContext {
  readonly contents: CardContents;
  readonly environment: SecurityEnvironment;
  readonly codes: ReferenceData;
  /** Some chips may keep their tries to themselves: no public client has asked one yet. */
  readonly tellsTries: boolean;
  readonly session: Session | undefined;
  readonly random: RandomSource;
  readonly tampering: Tampering | undefined;
  /** Takes the session of a new key agreement; called after the answer. */
  readonly openSession: (session: Session) => void;
}

/** P1-P2 of GET DATA with an extended header list about the current DF. */
const CURRENT_DF = 0x3fff;

/** Tags of security data objects and of what is in them (IAS ECC section 8). */
const TEMPLATE = 0x70;
const SDO_DIFFIE_HELLMAN = 0xbfa101;
const SDO_EXTERNAL_ROOT = 0xbfa004;
const SDO_PIN = 0xbf8101;
const SDO_PUK = 0xbf8102;
const SDO_SE_KEY = 0xbffb01;
const DH_PARAMETERS = 0xa3;
const DH_GENERATOR = 0x97;
const DH_PRIME = 0x98;
const DH_ORDER = 0x99;
const PUBLIC_KEY = 0x7f49;
const CONTROL_PARAMETERS = 0xa0;
const AUTHENTICATION_TEMPLATE = 0xa4;
const KEY_AGREEMENT_TEMPLATE = 0xa6;
const KEY_AGREEMENT_PUBLIC_VALUE = 0x91;

/**
 * GET DATA (ISO 7816-4 section 11.4.3, odd INS): DH parameters, external root, codes with their tries, SE KEY, and the
 * card's half of key agreement.
 *
 * @throws {Refusal} 6A88 for anything else; 6982, 6985 where the access rules say so
 */
export function getData(command: CommandApdu, context: GetDataContext): Outcome {
  if (((command.p1 << 8) | command.p2) !== CURRENT_DF) refuse(StatusWord.WRONG_P1_P2);
  const [first, ...rest] = headerListPath(command.data);
  if (first === KEY_AGREEMENT_TEMPLATE && rest.length === 1 && rest[0] === KEY_AGREEMENT_PUBLIC_VALUE)
    return agreeOnKeys(context);
  const [object, group, leaf] = rest;
  if (first !== TEMPLATE || object === undefined || group === undefined || rest.length > 3)
    refuse(StatusWord.REFERENCE_NOT_FOUND);
  const value = securityDataObject(object, group, leaf, context);
  return answer(encodeTlv(TEMPLATE, encodeTlv(object, encodeTlv(group, ...value))));
}

const answer = (data: Uint8Array): Outcome => ({ answer: new ResponseApdu(data, StatusWord.SUCCESS) });

function securityDataObject(
  object: number,
  group: number,
  leaf: number | undefined,
  { contents, codes, tellsTries, session }: GetDataContext,
): readonly Uint8Array[] {
  if (object === SDO_DIFFIE_HELLMAN && group === DH_PARAMETERS) return dhParameters(contents, leaf);
  if (leaf === undefined) {
    if (object === SDO_EXTERNAL_ROOT && group === PUBLIC_KEY) return externalRoot(contents);
    if (tellsTries && object === SDO_PIN && group === CONTROL_PARAMETERS) return codeParameters('pin', codes, session);
    if (tellsTries && object === SDO_PUK && group === CONTROL_PARAMETERS) return codeParameters('puk', codes, session);
    if (object === SDO_SE_KEY && group === AUTHENTICATION_TEMPLATE) return defaultEnvironment();
  }
  // SE PIN, SE PUK and SE DAPP exist, and their rule for GET DATA is "never"
  const isHiddenEnvironment = object > SDO_SE_KEY && object <= SDO_SE_KEY + 3;
  return refuse(isHiddenEnvironment ? StatusWord.SECURITY_STATUS_NOT_SATISFIED : StatusWord.REFERENCE_NOT_FOUND);
}

/** g, p and q in one template or one at a time: a chip family does the one or the other. */
function dhParameters({ group, profile }: CardContents, leaf: number | undefined): readonly Uint8Array[] {
  const parameters = new Map([
    [DH_GENERATOR, group.g],
    [DH_PRIME, group.p],
    [DH_ORDER, group.q],
  ]);
  if (profile.dhParameters === 'one-call')
    return leaf === undefined
      ? [...parameters].map(([tag, value]) => encodeTlv(tag, value))
      : refuse(StatusWord.REFERENCE_NOT_FOUND);
  const value = leaf === undefined ? undefined : parameters.get(leaf);
  if (leaf === undefined || value === undefined) refuse(StatusWord.REFERENCE_NOT_FOUND);
  return [encodeTlv(leaf, value)];
}

function externalRoot({ externalRoot: root }: CardContents): readonly Uint8Array[] {
  return [
    encodeTlv(0x81, root.modulus),
    encodeTlv(0x82, root.exponent),
    encodeTlv(0x5f20, root.holderReference),
    encodeTlv(0x5f4c, root.holderAuthorisation),
  ];
}

const CODE_LABEL: Readonly<Record<CodeName, string>> = { pin: 'PIN', puk: 'PUK' };
const CODE_MAXIMUM: Readonly<Record<CodeName, number>> = { pin: PIN_TRIES, puk: PUK_TRIES };
const CODE_SIZE = uintToBytes(8, 2);

function codeParameters(name: CodeName, codes: ReferenceData, session: Session | undefined): readonly Uint8Array[] {
  if (session?.isDeviceAuthenticated !== true) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
  return [
    encodeTlv(0x84, asciiToBytes(CODE_LABEL[name])),
    encodeTlv(0x9a, Uint8Array.of(CODE_MAXIMUM[name])),
    encodeTlv(0x9b, Uint8Array.of(codes.triesRemaining(name))),
    encodeTlv(0x80, CODE_SIZE),
  ];
}

function defaultEnvironment(): readonly Uint8Array[] {
  return [
    encodeTlv(0x80, Uint8Array.of(DEFAULT_AUTHENTICATION_KEY.algorithm)),
    encodeTlv(0x84, Uint8Array.of(DEFAULT_AUTHENTICATION_KEY.reference)),
  ];
}

/** The card's public value; with the answer secure messaging begins (docs/card-protocol.md section 2, key agreement). */
function agreeOnKeys(context: GetDataContext): Outcome {
  const { group } = context.contents;
  const hostPublicValue = context.environment.takeHostPublicValue();
  if (hostPublicValue === undefined) refuse(StatusWord.CONDITIONS_NOT_SATISFIED);
  const pair = group.generate(context.random);
  const session = new Session(deriveChannelKeys(group.agree(hostPublicValue, pair.exponent)), {
    hostPublicValue,
    cardPublicValue: pair.publicValue,
  });
  const shown = group.weakPublicValue(context.tampering) ?? pair.publicValue;
  return {
    ...answer(encodeTlv(KEY_AGREEMENT_TEMPLATE, encodeTlv(KEY_AGREEMENT_PUBLIC_VALUE, shown))),
    afterwards: () => {
      context.openSession(session);
    },
  };
}
