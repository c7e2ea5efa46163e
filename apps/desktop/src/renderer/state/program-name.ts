/** Names that people know, of programs whose processes are called otherwise. */
const KNOWN: Readonly<Record<string, string>> = {
  firefox: 'Firefox',
  'firefox-esr': 'Firefox',
  'firefox-bin': 'Firefox',
  librewolf: 'LibreWolf',
  chrome: 'Chrome',
  'google-chrome': 'Chrome',
  chromium: 'Chromium',
  'chromium-browser': 'Chromium',
  msedge: 'Edge',
  brave: 'Brave',
  opera: 'Opera',
  'vivaldi-bin': 'Vivaldi',
  thunderbird: 'Thunderbird',
  'soffice.bin': 'LibreOffice',
};

/** @param reported as the system calls the process: what a program is called proves nothing about it */
export function programName(reported: string): string {
  return Object.hasOwn(KNOWN, reported) ? (KNOWN[reported] ?? reported) : reported;
}
