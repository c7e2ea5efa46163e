import { fromHex } from '@ciekit/core/bytes';
import type { CardImage } from '../card-image.js';
import { buildFileTree, type FileTree } from '../file-system/files.js';
import { atrProfile, type AtrProfile } from '../profiles.js';
import { DiffieHellmanGroup } from '../security-module/diffie-hellman.js';
import { loadExternalRoot, type ExternalRoot } from '../security-module/external-root.js';
import { RsaPrivateKey } from '../security-module/rsa-private-key.js';
import { readLengthCapabilities, type LengthCapabilities } from './length-capabilities.js';

/** A card image in the form that the card works with: what never changes after personalisation. */
export interface CardContents {
  readonly profile: AtrProfile;
  readonly files: FileTree;
  readonly keys: {
    readonly holder: RsaPrivateKey;
    readonly internalAuthentication: RsaPrivateKey;
    readonly services: RsaPrivateKey;
  };
  readonly group: DiffieHellmanGroup;
  readonly externalRoot: ExternalRoot;
  /** SN.ICC as device authentication uses it: the last 8 bytes of EF.SN.ICC. */
  readonly serialNumber: Uint8Array;
  readonly lengths: LengthCapabilities;
}

/** @throws {RangeError} when a value of the image is not hexadecimal; parse the image first */
export function loadCardContents(image: CardImage): CardContents {
  return {
    profile: atrProfile(image.profile),
    files: buildFileTree(image),
    keys: {
      holder: new RsaPrivateKey(image.keys.holder),
      internalAuthentication: new RsaPrivateKey(image.keys.internalAuthentication),
      services: new RsaPrivateKey(image.keys.services),
    },
    group: new DiffieHellmanGroup(image.dh),
    externalRoot: loadExternalRoot(image.externalRoot),
    serialNumber: fromHex(image.files.D003).slice(-8),
    lengths: readLengthCapabilities(fromHex(image.files['2F01'])),
  };
}
