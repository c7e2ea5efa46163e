export * from './basics.js';
export { LANGUAGE_LOCALES } from '@ciekit/signature/report/locales';
export { platformBindings, platformReaders, type PlatformBinding, type PlatformReaders } from './platform-readers.js';
export { UNION_LIST_URL } from './trusted-lists.js';
export {
  PairingStore,
  cardFileName,
  type PairingStoreOptions,
  type StoreCondition,
  type StoreContents,
  type StoreProblem,
} from './pairing-store.js';
export {
  MAX_RECORD_BYTES,
  decodePairingRecord,
  encodePairingRecord,
  type OpenPart,
  type PairingPreferences,
  type PairingRecord,
  type SealedPart,
  type StoredCard,
} from './pairing-record.js';
export { openHolder, sealHolder, type SealedHolder } from './holder-seal.js';
export { TriesMemory, decodeTries, encodeTries, type RememberedTries } from './tries-memory.js';
export { StoredCardMemory } from './stored-card-memory.js';
export { diskFileSystem, type StoreFileSystem } from './store-files.js';
