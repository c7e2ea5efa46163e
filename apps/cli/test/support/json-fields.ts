import { COMMANDS } from '../../src/grammar/commands.js';
import type { CommandName } from '../../src/grammar/command-spec.js';

/** Paths of the fields of a value, as the grammar writes them: `cards[].nis`. */
function fieldsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) {
    const fields = value.flatMap((element) => fieldsOf(element, `${at}[]`));
    return fields.length === 0 ? [] : fields;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, member]) => fieldsOf(member, at === '' ? name : `${at}.${name}`));
  }
  return [at];
}

/** Fields that a command printed and did not announce. A field that is null stands for all below it. */
export function unannounced(command: CommandName, printed: unknown): string[] {
  const announced = COMMANDS.find(({ name }) => name === command)?.json ?? [];
  return [...new Set(fieldsOf(printed))].filter(
    (field) =>
      !announced.some((known) => known === field || known.startsWith(`${field}.`) || field.startsWith(`${known}.`)),
  );
}
