/** What is proved about when something was made (ETSI EN 319 102-1 section 5.6.2.3: proofs of existence). */
export interface ProvedTimes {
  /** When it existed at the latest: the proved time, else the validation time. Everything is judged at it. */
  readonly reference: Date;
  /** Whether {@link reference} is proved by a time stamp. */
  readonly isProved: boolean;
  /** It was not made before: a time stamp on the content that went into it. */
  readonly notBefore: Date | undefined;
}
