/** Languages that Chromium knows only with a region: its own list of locales, where ours meet it. */
const WITH_REGION: Readonly<Record<string, readonly string[]>> = {
  en: ['en-US', 'en-GB'],
  pt: ['pt-BR', 'pt-PT'],
  zh: ['zh-CN', 'zh-TW'],
};

/** The locale that Chromium would choose for a language tag: `it` for `it-IT`, `en-US` for `en`. */
export function chromiumLocale(tag: string): string {
  const language = tag.split('-', 1)[0] ?? tag;
  const regions = WITH_REGION[language];
  if (regions === undefined) return language;
  return regions.includes(tag) ? tag : (regions[0] ?? tag);
}

/** The languages of the desktop, best first, from the environment as GLib reads it. */
export function systemLanguages(environment: NodeJS.ProcessEnv): string[] {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment;
  const named = [...(LANGUAGE ?? '').split(':'), LC_ALL ?? LC_MESSAGES ?? LANG ?? ''];
  const tags = named.map((name) => name.replace(/[.@].*$/, '').replace('_', '-'));
  const known = tags.filter((tag) => /^[a-z]{2,3}(-|$)/.test(tag));
  return known.length === 0 ? ['en-US'] : [...new Set(known)];
}
