/** Telling browsers and programs of the token. An entry of its own: who serves the token needs none of it. */
export { applyPlan, type InstallationOutcome } from './install/apply-plan.js';
export { planInstallation, type InstallationOptions, type InstallationPlan } from './install/installation.js';
export { planRemoval, type RemovalOptions } from './install/removal.js';
export type { Change, ChangePurpose, InstallPart } from './install/change.js';
export { InstallError, type InstallErrorCode } from './install/install-error.js';
export type { InstallNote, InstallNoteCode } from './install/install-note.js';
export type { InstallSurroundings } from './install/user-places.js';
export { findP11KitLibrary } from './install/p11-kit-libraries.js';
export { SERVICE_NODE_OPTIONS } from './install/service-command.js';
