import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import { byStatus, use, useDocuments, within } from './use.ts';

export interface TableFilesProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
}

/**
 * What makes the tables of a window as files. It reads what lies unsealed, and nothing that is sealed or kept from officers (docs/rules.md, rule 2); it
 * writes the files, and that they were made.
 */
export class TableFiles extends Construct {
  readonly makeTable: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored }: TableFilesProps) {
    super(scope, id);
    this.makeTable = new HouseFunction(this, 'make-table', {
      assets,
      stage: stored.stage,
      timeout: Duration.minutes(15),
      // A spreadsheet of as many rows as one is made of takes 900.
      memoryMegabytes: 2048,
      environment: {
        RECORDS_TABLE: useRecords(stored.records, 'make-table', {
          getTogether: ['AGREEMENT', 'APPLICATION', 'CONTRACTS', 'CONTROL', 'FROZEN', 'PACK', 'STANDING', 'WINDOW'],
          query: ['AWARD', 'CLARIFICATION', 'CONTRACTS', 'CORRECTION', 'LIST', 'NOTICES', 'REPRESENTATION', 'WINDOW'],
          put: ['ENTRY', 'PACK'],
        }),
        AUDIT_TABLE: use(stored.audit, byStatus()),
        LETTERS_TABLE: use(stored.letters, within(['LETTER#*'], ['BatchGetItem'])),
        PACKS_BUCKET: useDocuments(stored.packs, { 'tables/': ['PutObject'] }),
      },
    });
  }
}
