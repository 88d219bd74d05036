import path from 'node:path';
import { inject } from 'vitest';
import type { LaptopOptions } from '../../laptop/laptop.ts';

/** How a laptop is started whose state is in this folder: on the app as it was synthesized for the whole run, and on the one DynamoDB Local. */
export const laptopOf = (folder: string) => {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = inject('dynamoDbEndpoint');
  return {
    port: 0,
    dir: path.join(folder, 'state'),
    outDir: inject('assembly'),
    isSynthesized: true,
    quietLogs: true,
    // A road comes by most functions again and again: to start a thread anew takes a sixth of its time, and 40 MB are there for each.
    idleThreads: 20,
  } as const satisfies LaptopOptions;
};
