import * as z from 'zod';
import { PolicyDocument } from './access.ts';
import { arn } from './names.ts';
import type { Resources } from './resources.ts';

const Properties = z.object({ KeyPolicy: PolicyDocument });

/** A key of KMS. Nothing is encrypted on the laptop, but who may use what is under a key is asked of the key as well. */
export interface EncryptionKey {
  readonly logicalId: string;
  readonly arn: string;
  readonly policy: PolicyDocument;
}

export function readKeys(resources: Resources): EncryptionKey[] {
  return resources.of(['AWS::KMS::Key'], Properties).map(({ logicalId, name, properties }) => ({
    logicalId,
    arn: arn('kms', `key/${name}`),
    policy: properties.KeyPolicy,
  }));
}
