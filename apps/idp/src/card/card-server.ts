import { constants } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket, type DetailedPeerCertificate, type PeerCertificate } from 'node:tls';
import type { HolderIdentity } from '@ciekit/pki';
import { answerPage, redirect } from '../http/answer.js';
import { startLocalServer, type LocalServer, type LocalServerOptions } from '../http/local-server.js';
import { LABEL, REFUSAL, TEXT } from '../pages/words.js';
import type { CardRefusal } from './card-refusal.js';
import { judgeCertificate, type ClientAnchors } from './judge-certificate.js';
import type { StatusPolicy } from './status-policy.js';

/** What the card step has to do with the rest. */
export interface CardStepPort {
  /** The login that an address of this step was made for, once: a second use finds nothing. */
  redeemHandoff(handoff: string): Handoff | undefined;
  /** Says who was recognised; returns where the browser goes on. */
  recognised(handoff: Handoff, holder: HolderIdentity): string;
  refused(reason: CardRefusal): void;
}

export interface Handoff {
  readonly interaction: string;
  /** The login's page, to begin the step again. */
  readonly page: string;
}

export interface CardServerOptions extends Omit<LocalServerOptions, 'tls'> {
  readonly anchors: ClientAnchors;
  readonly status: StatusPolicy;
}

/**
 * The card signs PKCS#1 v1.5 only, so nothing else is asked of clients, and TLS 1.3, which has no such signatures, is
 * not spoken. ECDSA is there for this server's own key.
 */
const SIGNATURE_ALGORITHMS = 'RSA+SHA256:RSA+SHA384:RSA+SHA512:ECDSA+SHA256';
const CARD_PATH = /^\/card\/([A-Za-z0-9_-]{43})$/;
const MAX_CHAIN = 8;

/**
 * The server of the card step, with an address of its own: asking for a client certificate in the middle of a
 * connection is what browsers do badly. No TLS session is ever resumed and no connection is kept, so that each login is
 * a new signature by the card.
 */
export async function startCardServer(options: CardServerOptions): Promise<LocalServer> {
  return startLocalServer({
    ...options,
    tls: {
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      sigalgs: SIGNATURE_ALGORITHMS,
      requestCert: true,
      // Whoever has no good certificate gets a page that explains it, not a broken connection.
      rejectUnauthorized: false,
      // Their names go to the browser, which offers the certificates that they lead to.
      ca: [...options.anchors.roots, ...options.anchors.intermediates].map((anchor) => anchor.toPem()),
      secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
    },
  });
}

/** Answers the card step's one address. */
export function serveCardStep(server: LocalServer, options: CardServerOptions, port: CardStepPort): void {
  server.serve(async (request, response, url) => {
    response.setHeader('Connection', 'close');
    const handoffKey = CARD_PATH.exec(url.pathname)?.[1];
    if (handoffKey === undefined || request.method !== 'GET') {
      answerPage(response, 404, { text: TEXT.notFound, code: 'notFound' });
      return;
    }
    const handoff = port.redeemHandoff(handoffKey);
    if (handoff === undefined) {
      answerPage(response, 400, { text: TEXT.otherBrowser, code: 'otherBrowser' });
      return;
    }
    const judgement = judgeCertificate(sentCertificates(request.socket), options.anchors, new Date());
    const reason = judgement.accepted
      ? await options.status.refusal(judgement.certificate, judgement.issuer)
      : judgement.reason;
    if (reason !== undefined || !judgement.accepted) {
      refuse(response, reason ?? 'malformed', handoff, port);
      return;
    }
    redirect(response, port.recognised(handoff, judgement.holder));
  });
}

function refuse(response: ServerResponse, reason: CardRefusal, handoff: Handoff, port: CardStepPort): void {
  port.refused(reason);
  answerPage(response, 403, {
    text: REFUSAL[reason],
    actions: [{ kind: 'link', id: 'again', label: LABEL.again, href: handoff.page }],
    code: reason,
  });
}

/** DER, as the client sent them, its own first; none when it has no certificate. */
function sentCertificates(socket: Socket): readonly Uint8Array[] {
  const sent: Uint8Array[] = [];
  let current: PeerCertificate | undefined = socket instanceof TLSSocket ? socket.getPeerCertificate(true) : undefined;
  while (current !== undefined && sent.length < MAX_CHAIN) {
    const { raw, issuerCertificate } = current as Partial<DetailedPeerCertificate>;
    // Node answers with an empty object when there is none, and a root names itself as its issuer.
    if (raw === undefined) break;
    sent.push(Uint8Array.from(raw));
    current = issuerCertificate === current ? undefined : issuerCertificate;
  }
  return sent;
}
