import { catalogueOf } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { readPage } from '../docs/pages.mjs';

const PAGES = { en: 'docs/getting-started.md', it: 'docs/it/primi-passi.md' } as const;
const LOCALES = { en: 'en-GB', it: 'it-IT' } as const;

describe.each(['en', 'it'] as const)('facts about public services, in %s', (language) => {
  const facts = Object.entries(catalogueOf(language).services);
  const page = readPage(PAGES[language]).replaceAll(/\s+/gu, ' ');

  it.each(facts)('%s: the page has the numbers of the catalogue', (_, { text }) => {
    const numbers = text.match(/\d[\d ]*\d|\d/gu) ?? [];
    expect(numbers.filter((number) => !page.includes(number))).toEqual([]);
  });

  it('the page says when they were looked up, as the catalogue does', () => {
    const date = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
    const dates = new Set(facts.map(([, fact]) => date.format(new Date(fact.date))));
    expect([...dates].filter((day) => !page.includes(day))).toEqual([]);
  });
});
