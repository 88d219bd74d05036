import type * as z from 'zod';
import type { Now } from '../../../adapters/clock.ts';
import { virusCheckOf } from '../../../domain/questions/virus-check.ts';
import { type NotingUnsafeFiles, noteUnsafeFile } from '../unsafe-files.ts';
import type { input } from './schema.ts';

interface Deps extends NotingUnsafeFiles {
  readonly now: Now;
}

/**
 * Hears that the scan of an opened file did not find it clean. A file whose application is not opened yet is noted when that is
 * (functions/workflow/unseal-applications). The same event again changes nothing.
 */
export const noteScanResult =
  (deps: Deps) =>
  async ({ detail }: z.output<typeof input>): Promise<{ readonly applications: number }> => {
    const { unsafeFiles, now } = deps;
    const { objectKey } = detail.s3ObjectDetails;
    const why = virusCheckOf(detail.scanResultDetails.scanResultStatus);
    if (why === 'clean' || why === 'being-checked') return { applications: 0 };
    await unsafeFiles.keepResult(objectKey, why, now());
    const named = await unsafeFiles.namedBy(objectKey);
    for (const naming of named) await noteUnsafeFile(deps, naming, why, now());
    return { applications: named.length };
  };
