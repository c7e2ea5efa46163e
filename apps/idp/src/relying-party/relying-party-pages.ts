import { describeClaims } from '../claims.js';
import type { Page } from '../pages/page.js';
import { FACT, LABEL } from '../pages/words.js';
import type { Login } from './relying-party.js';

/** For somebody who has not logged in. */
export function strangerPage(): Page {
  return {
    text: {
      title: { it: 'Servizio di esempio', en: 'Sample service' },
      paragraphs: [
        {
          it: 'Qui si prova l’accesso con la carta. Premi il pulsante: l’identità di prova ti chiederà la carta e poi dirà a questa pagina chi sei.',
          en: 'Here logging in with the card is tried. Press the button: the test identity provider asks for the card and then tells this page who you are.',
        },
      ],
    },
    actions: [{ kind: 'link', id: 'login', label: LABEL.enter, href: '/login' }],
    code: 'stranger',
  };
}

/** What the service was told. */
export function visitorPage({ claims, acr, subject }: Login): Page {
  return {
    text: {
      title: { it: 'Accesso riuscito', en: 'Logged in' },
      paragraphs: [
        {
          it: 'Questi sono i dati che il servizio ha ricevuto dall’identità di prova.',
          en: 'This is what the service was told by the test identity provider.',
        },
      ],
    },
    facts: [
      ...describeClaims(claims).map(({ claim, value }) => ({ name: FACT[claim], value })),
      { name: FACT.level, value: acr },
      { name: { it: 'sub', en: 'sub' }, value: subject },
    ],
    actions: [{ kind: 'form', id: 'logout', label: LABEL.leave, action: '/logout', fields: {} }],
    code: 'visitor',
  };
}

/** @param error the code of OAuth or of the check that failed */
export function failurePage(error: string): Page {
  return {
    text: {
      title: { it: 'Accesso non riuscito', en: 'Not logged in' },
      paragraphs: [
        {
          it: 'L’identità di prova non ha detto chi sei, o la sua risposta non ha superato i controlli.',
          en: 'The test identity provider did not say who you are, or its answer did not pass the checks.',
        },
      ],
    },
    facts: [{ name: { it: 'Motivo', en: 'Reason' }, value: error }],
    actions: [{ kind: 'link', id: 'login', label: LABEL.again, href: '/login' }],
    code: 'failed',
  };
}
