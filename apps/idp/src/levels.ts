/** The levels of assurance of the Italian identity federations, as authentication context classes (`acr`). */
export const LEVELS = [
  { level: 1, acr: 'https://www.spid.gov.it/SpidL1' },
  { level: 2, acr: 'https://www.spid.gov.it/SpidL2' },
  { level: 3, acr: 'https://www.spid.gov.it/SpidL3' },
] as const;

type Level = (typeof LEVELS)[number]['level'];

/** How this service makes sure of somebody. Levels 1 and 2 would be further entries. */
export interface LoginStep {
  readonly level: Level;
  readonly acr: string;
  /** Authentication methods (RFC 8176): smart card, and the PIN without which it does not sign. */
  readonly amr: readonly string[];
}

/** Level 3: the card itself, with its PIN. */
export const CARD_STEP: LoginStep = { level: 3, acr: 'https://www.spid.gov.it/SpidL3', amr: ['sc', 'pin'] };
