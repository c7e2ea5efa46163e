import { join } from 'node:path';
import { beforeEach, expect } from 'vitest';
import type { CommandName } from '../../src/grammar/command-spec.js';
import { cie, jsonOf, temporaryFolder, type Result } from './cli.js';
import { unannounced } from './json-fields.js';

/** A store and a software card that keeps its state, new for each test. */
export interface CardHome {
  home: string;
  card: string;
  /** Runs a command on the card, answering with yes what can be. */
  onCard(argv: readonly string[], stdin?: string): Promise<Result>;
  /** Runs a command that succeeds, with --json: the object, whose fields are all announced. */
  json(command: CommandName, argv: readonly string[], stdin?: string): Promise<Record<string, unknown>>;
}

export function cardHome(): CardHome {
  const place: CardHome = {
    home: '',
    card: '',
    onCard: (argv, stdin = '') =>
      cie([...argv, '--reader', `software:${place.card}`, '--yes'], { home: place.home, stdin }),
    json: async (command, argv, stdin = '') => {
      const result = await place.onCard([...argv, '--json'], stdin);
      expect(result.stderr).toBe('');
      expect(result.code).toBe(0);
      const object = jsonOf(result);
      expect(unannounced(command, object)).toEqual([]);
      return object;
    },
  };
  beforeEach(() => {
    place.home = temporaryFolder();
    place.card = join(place.home, 'card.json');
  });
  return place;
}
