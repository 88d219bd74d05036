import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';

export interface DocumentsProps {
  readonly assets: Assets;
  readonly stage: string;
}

/** What writes PDFs. It is given a document and answers its file: it may read, write and call nothing. */
export class Documents extends Construct {
  readonly writePdf: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stage }: DocumentsProps) {
    super(scope, id);
    this.writePdf = new HouseFunction(this, 'write-pdf', {
      assets,
      stage,
      environment: {},
      // The sites wait for it for 22 seconds.
      timeout: Duration.seconds(20),
      // A whole processor, since somebody waits for it.
      memoryMegabytes: 1769,
    });
  }
}
