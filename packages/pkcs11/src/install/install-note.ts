/** Something that the user should know about an installation; the words are the app's. */
export type InstallNoteCode =
  /** The browser has read its list already: it has to be started again. */
  | 'browser-running'
  /** The database loads p11-kit's proxy by itself or by its user's hand: it was left alone. */
  | 'proxy-loaded'
  /** Every program that uses the system's NSS loads p11-kit's proxy (Fedora and its like). */
  | 'proxy-loaded-by-system'
  /** OpenSC is in the database and in p11-kit: the browser loads it twice. */
  | 'opensc-twice'
  | 'snap'
  | 'flatpak'
  /** Firefox is there, and nobody has started it yet. */
  | 'no-profile'
  | 'profile-missing'
  | 'profiles-unreadable'
  | 'modules-unreadable'
  /** p11-kit's settings of this computer turn off the modules of users. */
  | 'user-modules-off'
  /** p11-kit does not look at root's own modules. */
  | 'root-ignored'
  /** The command is in a folder that will be emptied. */
  | 'command-temporary'
  /** The service starts at the next log-in. */
  | 'next-login'
  /** A file of ours that somebody has replaced: it was left alone, and stays in the record. */
  | 'not-ours'
  /** Where the copy stays of what was there before such a file of ours. */
  | 'backup-kept'
  /** Where the copy is of a file of ours that somebody had changed; the file itself was replaced or removed. */
  | 'edit-kept'
  | 'backup-lost';

export interface InstallNote {
  readonly code: InstallNoteCode;
  /** The file, folder, profile or program that is meant; may be empty. */
  readonly place: string;
}
