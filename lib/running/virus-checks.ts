import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FOUND_CLEAN } from '../../domain/questions/virus-check.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import type { TaskFunctions } from './task-functions.ts';
import { use, useFunction } from './use.ts';

export interface VirusChecksProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly tasks: TaskFunctions;
  readonly siteUrl: string;
}

/**
 * Hears of opened files that a scan did not find clean, and of nothing else: results of the sealed bucket are read by the provider's site
 * alone, as tags (docs/decisions/0030).
 */
export class VirusChecks extends Construct {
  readonly noteUnsafeFile: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored, tasks, siteUrl }: VirusChecksProps) {
    super(scope, id);
    this.noteUnsafeFile = new HouseFunction(this, 'note-unsafe-file', {
      assets,
      stage: stored.stage,
      environment: {
        RECORDS_TABLE: useRecords(stored.records, 'note-unsafe-file', {
          get: ['AGREEMENT', 'APPLICATION', 'FROZEN', 'WINDOW'],
          query: ['FILE'],
          put: ['APPLICATION', 'ENTRY', 'FILE'],
        }),
        LETTERS_TABLE: use(stored.letters, ['PutItem']),
        SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
        SITE_URL: siteUrl,
      },
    });
    new Rule(this, 'Unsafe', {
      description: 'An opened file was not found clean',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: {
          s3ObjectDetails: { bucketName: [stored.openedDocuments.bucketName], objectKey: [{ prefix: 'kept/' }] },
          scanResultDetails: { scanResultStatus: [{ 'anything-but': [FOUND_CLEAN] }] },
        },
      },
      targets: [new FunctionTarget(this.noteUnsafeFile.lambda)],
    });
  }
}
