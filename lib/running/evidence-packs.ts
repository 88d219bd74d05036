import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { namesOf } from '../stage.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import { useRecords } from './records.ts';
import { byStatus, type Used, use, useDocuments, within } from './use.ts';

export interface EvidencePacksProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly outside: OutsideServices;
}

/**
 * What makes evidence packs. It reads what lies unsealed, and nothing that is sealed or kept from officers (docs/rules.md, rule 2); it writes packs, how far
 * they have come, and that they were made.
 */
export class EvidencePacks extends Construct {
  readonly makePack: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored, outside }: EvidencePacksProps) {
    super(scope, id);
    this.makePack = new HouseFunction(this, 'make-pack', {
      assets,
      stage: stored.stage,
      timeout: Duration.minutes(15),
      memoryMegabytes: 1024,
      environment: {
        RECORDS_TABLE: useRecords(stored.records, 'make-pack', {
          getTogether: [
            'AGREEMENT',
            'APPLICATION',
            'AWARD',
            'CONTRACTS',
            'CONTROL',
            'CORRECTED',
            'EVIDENCE',
            'FROZEN',
            'NOTICES',
            'PACK',
            'STANDING',
            'WINDOW',
          ],
          query: ['APPLICATION', 'AWARD', 'CORRECTION', 'NOTICES', 'REPRESENTATION', 'WINDOW'],
          put: ['ENTRY', 'PACK'],
        }),
        AUDIT_TABLE: use(stored.audit, byStatus()),
        LETTERS_TABLE: use(stored.letters, within(['LETTER#*'], ['BatchGetItem', 'Query'])),
        OPENED_BUCKET: useDocuments(stored.openedDocuments, {
          'kept/': ['GetObjectTagging', { onceClean: 'GetObject' }],
        }),
        PACKS_BUCKET: useDocuments(stored.packs, { 'making/': ['PutObject', 'GetObject'], 'packs/': ['PutObject'] }),
        BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
        MAKE_PACK_FUNCTION: this.#itself(stored.stage),
      },
    });
  }

  /** A pack of many applications takes several calls, each begun by the one before it. */
  #itself(stage: string): Used {
    const name = namesOf(stage).function('make-pack');
    const arn = Stack.of(this).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return { name, permissions: [{ actions: ['lambda:InvokeFunction'], resources: [arn] }] };
  }
}
