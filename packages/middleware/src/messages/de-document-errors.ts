import type { DocumentErrorCode } from '../error-catalogue.js';
import type { ErrorText } from './catalogue.js';

const UNTOUCHED = 'Die Datei wurde nicht verändert, und nichts ist halb fertig geblieben.';
const NOTHING_SENT = 'Es wurde nichts unterschrieben und für diese Datei kein Code gesendet.';

export const deDocumentErrors = {
  'input-missing': {
    title: 'Die Datei ist nicht da',
    meaning: `{path} gibt es nicht. ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie Namen und Ordner und beginnen Sie von vorn.',
  },
  'input-unreadable': {
    title: 'Die Datei lässt sich nicht lesen',
    meaning: `{path}: Die Rechte oder der Datenträger lassen es nicht zu. ${UNTOUCHED}`,
    nextStep: 'Geben Sie Ihrem Benutzerkonto Zugang zur Datei oder kopieren Sie sie in einen eigenen Ordner.',
  },
  'input-not-a-file': {
    title: 'Das ist keine Datei',
    meaning: `{path} ist ein Ordner oder ein Gerät. ${NOTHING_SENT}`,
    nextStep: 'Nennen Sie die Dateien selbst; *.pdf löst die Shell für Sie auf.',
  },
  'input-empty': {
    title: 'Die Datei ist leer',
    meaning: `{path} hat keinen Inhalt. ${NOTHING_SENT}`,
    nextStep: 'Sehen Sie nach, ob sie vollständig gespeichert wurde.',
  },
  'input-too-large': {
    title: 'Die Datei ist für diese Art von Unterschrift zu groß',
    meaning: `PDF und XML bleiben beim Unterschreiben im Arbeitsspeicher: {path} ${UNTOUCHED}`,
    nextStep: 'Unterschreiben Sie mit "--format cades": Eine .p7m nimmt Dateien jeder Größe auf.',
  },
  'input-changed': {
    title: 'Die Datei hat sich während der Arbeit verändert',
    meaning: 'Ein anderes Programm hat inzwischen in {path} geschrieben. Es wurde nichts gespeichert.',
    nextStep:
      'Schließen Sie das Programm, das die Datei geöffnet hat, sehen Sie sich die Datei an und beginnen Sie von vorn.',
  },
  'input-format': {
    title: 'Für diese Art von Datei gibt es eine solche Unterschrift nicht',
    meaning: `{path} ist nicht von der verlangten Art. ${NOTHING_SENT}`,
    nextStep:
      'Lassen Sie --format weg: Das Programm wählt, was passt. Inhalte lassen sich aus .p7m, .tsd und unterschriebenem XML herauslösen; .p7m, .p7s und XML lassen sich gegenzeichnen.',
  },
  'input-twice': {
    title: 'Die Datei steht zweimal in der Liste',
    meaning:
      '{path} ist ein anderer Name für eine Datei, die schon unterschrieben wird. Beim zweiten Mal wurde sie übersprungen.',
    nextStep: 'Sie müssen nichts tun.',
  },
  'output-folder': {
    title: 'In diesen Ordner kann nicht geschrieben werden',
    meaning: `{path} gibt es nicht, oder die Rechte lassen es nicht zu. ${NOTHING_SENT}`,
    nextStep: 'Nennen Sie mit --out einen anderen Ordner.',
  },
  'output-full': {
    title: 'Der Datenträger ist voll',
    meaning: `{path}: Was gerade geschrieben wurde, ist wieder entfernt. ${UNTOUCHED}`,
    nextStep: 'Machen Sie etwas Platz frei und beginnen Sie von vorn; fertige Dateien bleiben.',
  },
  'output-unwritable': {
    title: 'Das Ergebnis ließ sich nicht schreiben',
    meaning: `Der Datenträger hat einen Fehler gemeldet: {path} ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie den Datenträger oder nennen Sie mit --out einen anderen Ordner.',
  },
  'output-taken': {
    title: 'Eine Datei mit diesem Namen gibt es schon',
    meaning: '{path} blieb, wie sie war: Keine Datei wird jemals ersetzt.',
    nextStep: 'Wählen Sie einen anderen Namen oder verschieben Sie die Datei.',
  },
  'malformed-cms': {
    title: 'Die unterschriebene Datei ist beschädigt',
    meaning: `Sie beginnt wie eine unterschriebene Datei (.p7m, .p7s), lässt sich aber nicht bis zum Ende lesen. ${UNTOUCHED}`,
    nextStep: 'Lassen Sie sich die Datei noch einmal schicken.',
  },
  'malformed-pdf': {
    title: 'Das PDF ist beschädigt oder lässt sich auf mehrere Arten lesen',
    meaning: `Eine Datei, bei der sich die Programme nicht einig sind, sollte niemand unterschreiben. ${UNTOUCHED}`,
    nextStep: 'Drucken Sie es in ein neues PDF oder speichern Sie es mit dem Programm neu, mit dem es erstellt wurde.',
  },
  'malformed-xml': {
    title: 'Das XML ist beschädigt oder enthält, was ein unterschriebenes Dokument nicht enthalten darf',
    meaning: `Definitionen von Dokumenttypen und Entitäten werden nicht angenommen. ${UNTOUCHED}`,
    nextStep: 'Speichern Sie es ohne DOCTYPE neu oder unterschreiben Sie es mit "--format cades".',
  },
  'malformed-timestamp': {
    title: 'Der Zeitstempel lässt sich nicht lesen',
    meaning: `Die Datei ist kein Zeitstempel oder beschädigt. ${UNTOUCHED}`,
    nextStep: 'Besorgen Sie sich den Zeitstempel noch einmal.',
  },
  'encrypted-pdf': {
    title: 'Das PDF ist verschlüsselt',
    meaning: `Was verschlüsselt ist, lässt sich nicht unterschreiben, und seine Unterschriften lassen sich nicht beurteilen. ${UNTOUCHED}`,
    nextStep: 'Speichern Sie es ohne Passwort oder unterschreiben Sie es mit "--format cades".',
  },
  'changes-forbidden': {
    title: 'Dieses Dokument nimmt keine weitere Unterschrift an, oder keine sichtbare',
    meaning: `Wer es zuerst unterschrieben hat, hat Änderungen untersagt; eine neue Unterschrift würde die erste ungültig machen. ${UNTOUCHED}`,
    nextStep:
      'Unterschreiben Sie ohne sichtbares Feld oder mit "--format cades": Die .p7m lässt das Dokument, wie es ist.',
  },
  'no-such-field': {
    title: 'Ein leeres Unterschriftsfeld mit diesem Namen gibt es nicht',
    meaning: `Groß- und Kleinschreibung zählen, und ein unterschriebenes Feld ist nicht leer. ${UNTOUCHED}`,
    nextStep: 'Lassen Sie --field weg: Die Unterschrift bekommt dann ein eigenes Feld.',
  },
  'field-constraints': {
    title: 'Das Unterschriftsfeld verlangt eine andere Art von Unterschrift',
    meaning: `Wer das Dokument erstellt hat, verlangt etwas, das diese Unterschrift nicht hat. ${UNTOUCHED}`,
    nextStep: 'Wählen Sie ein anderes Feld oder lassen Sie --field weg.',
  },
  'no-such-place': {
    title: 'Diese Stelle gibt es im Dokument nicht',
    meaning: `Die Seite gibt es nicht, oder das Rechteck ragt über sie hinaus. ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie --page und --at: x, y, Breite und Höhe, von der linken oberen Ecke aus.',
  },
  'unusable-picture': {
    title: 'Das Bild lässt sich nicht verwenden',
    meaning: `Nur PNG und JPEG, bis 10 MB und 16 Millionen Bildpunkte. ${NOTHING_SENT}`,
    nextStep: 'Speichern Sie das Bild in einer dieser Formen.',
  },
  'not-signed': {
    title: 'In der Datei ist keine solche Unterschrift',
    meaning: `Es gibt nichts zu erweitern, gegenzuzeichnen oder herauszulösen. ${UNTOUCHED}`,
    nextStep:
      'Prüfen Sie, ob es die richtige Datei ist, und die Nummer des Unterzeichners: "cie verify" zeigt sie der Reihe nach.',
  },
  'content-missing': {
    title: 'Der unterschriebene Inhalt ist nicht in der Datei',
    meaning: `Die Unterschrift ist in einer Datei und das, was unterschrieben wurde, in einer anderen. ${UNTOUCHED}`,
    nextStep:
      'Zum Prüfen oder Unterschreiben nennen Sie die andere Datei mit --detached-content. Herauszulösen gibt es hier nichts.',
  },
  'content-mismatch': {
    title: 'Die Unterschriften in der Datei betreffen einen anderen Inhalt',
    meaning: `Es sollte eine Unterschrift hinzukommen, aber die angegebene Datei ist nicht die, die die anderen unterschrieben haben. ${UNTOUCHED}`,
    nextStep: 'Nennen Sie mit --detached-content die Datei, die sie unterschrieben haben, unverändert.',
  },
  'content-changed': {
    title: 'Die Datei hat sich beim Lesen verändert',
    meaning: `Ein anderes Programm hat inzwischen hineingeschrieben. ${UNTOUCHED}`,
    nextStep: 'Schließen Sie das Programm, das die Datei geöffnet hat, und beginnen Sie von vorn.',
  },
  'signature-value': {
    title: 'Die Karte hat mit einer falschen Unterschrift geantwortet',
    meaning: 'Sie passt nicht zum Zertifikat der Karte; die Datei wurde nicht geschrieben.',
    nextStep:
      'Beginnen Sie von vorn. Geschieht es wieder, führen Sie "cie doctor --report FILE" aus und schicken Sie uns den Bericht.',
  },
  'tsa-unreachable': {
    title: 'Die Zeitstempelstelle antwortet nicht',
    meaning: `Die Adresse war nicht erreichbar oder hat mit einem Fehler geantwortet. ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie Adresse, Netz und Proxy; ohne Zeitstempel geht es mit "--level b".',
  },
  'tsa-refused': {
    title: 'Die Zeitstempelstelle hat abgelehnt',
    meaning: `Vielleicht verlangt sie Benutzernamen und Passwort oder eine andere Richtlinie. ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie Ihren Vertrag mit der Stelle; ohne Zeitstempel geht es mit "--level b".',
  },
  'tsa-answer': {
    title: 'Der Zeitstempel ist nicht der, der angefordert wurde',
    meaning: `Was zurückkam, gehört zu etwas anderem oder ist nicht haltbar und wurde nicht verwendet. ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie die Adresse. Geschieht es wieder, verwenden Sie eine andere Stelle.',
  },
  'revocation-unavailable': {
    title: 'Ob ein Zertifikat widerrufen ist, ließ sich nicht feststellen',
    meaning: `Eine langfristige Unterschrift nimmt diese Auskunft mit. Eine Stelle hat aber nicht geantwortet oder ist hier nicht bekannt. ${UNTOUCHED}`,
    nextStep: 'Prüfen Sie das Netz und "cie trust list"; "--level t" braucht diese Auskunft nicht.',
  },
} as const satisfies Readonly<Record<DocumentErrorCode, ErrorText>>;
