// @ts-check
// What software centres show of the app (AppStream), in its languages.
import { APP, LANGUAGES, OWN_TYPES, SUMMARY } from './app.mjs';

/** @typedef {import('./app.mjs').Words} Words */

/** @type {Words} */
const ABOUT = {
  it: 'CIE Kit usa la tua Carta d’identità elettronica (CIE 3.0) con un lettore collegato al computer. È software libero e non viene dal Ministero dell’Interno.',
  en: 'CIE Kit uses your Italian electronic identity card (CIE 3.0) with a reader connected to the computer. It is free software and does not come from the Italian Ministry of the Interior.',
  de: 'CIE Kit verwendet die italienische elektronische Identitätskarte (CIE 3.0) mit einem Lesegerät am Computer. Es ist freie Software und stammt nicht vom italienischen Innenministerium.',
  fr: 'CIE Kit utilise la carte d’identité électronique italienne (CIE 3.0) avec un lecteur relié à l’ordinateur. C’est un logiciel libre, qui ne vient pas du ministère italien de l’Intérieur.',
  sl: 'CIE Kit uporablja italijansko elektronsko osebno izkaznico (CIE 3.0) s čitalnikom, priključenim na računalnik. Je prosto programje in ne prihaja od italijanskega ministrstva za notranje zadeve.',
};

/** @type {readonly Words[]} */
const POINTS = [
  {
    it: 'Cambia il PIN e sbloccalo con il PUK, con i tentativi rimasti sempre in vista',
    en: 'Change the PIN and unblock it with the PUK, with the tries left always in sight',
    de: 'PIN ändern und mit dem PUK entsperren; die verbleibenden Versuche sind immer sichtbar',
    fr: 'Changer le code PIN et le débloquer avec le PUK, avec les essais restants toujours visibles',
    sl: 'Spremenite PIN in ga odblokirajte s kodo PUK; preostali poskusi so vedno vidni',
  },
  {
    it: 'Firma uno o più documenti (PDF, p7m, XML) chiedendo il PIN una volta sola',
    en: 'Sign one or many documents (PDF, p7m, XML) and enter the PIN only once',
    de: 'Ein oder mehrere Dokumente (PDF, p7m, XML) unterschreiben und die PIN nur einmal eingeben',
    fr: 'Signer un ou plusieurs documents (PDF, p7m, XML) en saisissant le code PIN une seule fois',
    sl: 'Podpišite enega ali več dokumentov (PDF, p7m, XML) z enim samim vnosom kode PIN',
  },
  {
    it: 'Verifica i documenti firmati e guarda il perché di ogni risposta',
    en: 'Check signed documents and see the reason for each answer',
    de: 'Unterschriebene Dokumente prüfen und den Grund jeder Antwort sehen',
    fr: 'Vérifier des documents signés et voir la raison de chaque réponse',
    sl: 'Preverite podpisane dokumente in si oglejte razlog za vsak odgovor',
  },
  {
    it: 'Entra nei servizi pubblici con il livello 3 da Firefox e Chromium',
    en: 'Log in to public services at level 3 from Firefox and Chromium',
    de: 'Bei öffentlichen Diensten mit Stufe 3 in Firefox und Chromium anmelden',
    fr: 'Se connecter aux services publics au niveau 3 depuis Firefox et Chromium',
    sl: 'Prijavite se v javne storitve na ravni 3 iz brskalnikov Firefox in Chromium',
  },
];

/**
 * Of docs/screenshots. AppStream prefers PNG and takes WebP too (metainfo, tag "screenshots"); catalogues make their own PNG of either.
 *
 * @type {readonly { file: string, caption: Words }[]}
 */
const SCREENSHOTS = [
  {
    file: 'home.webp',
    caption: {
      it: 'La carta sul lettore',
      en: 'The card on the reader',
      de: 'Die Karte auf dem Lesegerät',
      fr: 'La carte sur le lecteur',
      sl: 'Izkaznica na čitalniku',
    },
  },
  {
    file: 'sign.webp',
    caption: {
      it: 'La firma messa sulla pagina',
      en: 'The signature placed on the page',
      de: 'Die Unterschrift auf der Seite',
      fr: 'La signature placée sur la page',
      sl: 'Podpis na strani',
    },
  },
  {
    file: 'verify.webp',
    caption: {
      it: 'Un documento verificato',
      en: 'A document that was checked',
      de: 'Ein geprüftes Dokument',
      fr: 'Un document vérifié',
      sl: 'Preverjen dokument',
    },
  },
];

/**
 * @param {object} options
 * @param {Date} options.released of this version
 * @param {string | undefined} [options.homepage] without one nothing can be linked, and no picture shown
 * @returns {string} XML
 */
export function metainfo({ released, homepage = APP.homepage }) {
  const pictures = SCREENSHOTS.map(({ file, caption }, index) => [
    `    <screenshot${index === 0 ? ' type="default"' : ''}>`,
    ...localised('caption', caption, 6),
    `      <image>${escaped(`${homepage ?? ''}/screenshots/${file}`)}</image>`,
    '    </screenshot>',
  ]);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<component type="desktop-application">',
    `  <id>${APP.id}</id>`,
    '  <metadata_license>CC0-1.0</metadata_license>',
    '  <project_license>MIT</project_license>',
    `  <name>${APP.name}</name>`,
    ...localised('summary', SUMMARY, 2),
    '  <developer_name>The CIE Kit authors</developer_name>',
    '  <description>',
    ...localised('p', ABOUT, 4),
    '    <ul>',
    ...POINTS.flatMap((words) => localised('li', words, 6)),
    '    </ul>',
    '  </description>',
    `  <launchable type="desktop-id">${APP.id}.desktop</launchable>`,
    ...(homepage === undefined
      ? []
      : [
          `  <url type="homepage">${escaped(homepage)}</url>`,
          '  <screenshots>',
          ...pictures.flat(),
          '  </screenshots>',
        ]),
    '  <provides>',
    `    <binary>${APP.executable}</binary>`,
    ...OWN_TYPES.map(({ mimeType }) => `    <mediatype>${mimeType}</mediatype>`),
    '  </provides>',
    '  <languages>',
    ...LANGUAGES.map((language) => `    <lang percentage="100">${language}</lang>`),
    '  </languages>',
    '  <content_rating type="oars-1.1" />',
    '  <requires>',
    '    <display_length compare="ge">450</display_length>',
    '  </requires>',
    '  <supports>',
    '    <control>keyboard</control>',
    '    <control>pointing</control>',
    '  </supports>',
    '  <releases>',
    `    <release version="${APP.version}" date="${released.toISOString().slice(0, 10)}" />`,
    '  </releases>',
    '</component>',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * @param {string} tag
 * @param {Words} words
 * @param {number} indent
 */
function localised(tag, words, indent) {
  const space = ' '.repeat(indent);
  // English first and without its name: it is what all other languages fall back to.
  const others = LANGUAGES.filter((language) => language !== 'en');
  return [
    `${space}<${tag}>${escaped(words.en)}</${tag}>`,
    ...others.map((language) => `${space}<${tag} xml:lang="${language}">${escaped(words[language])}</${tag}>`),
  ];
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
