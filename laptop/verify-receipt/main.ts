import { readFileSync, statSync } from 'node:fs';
import { CannotStart } from '@laptop/cloud';
import { wordsAndOptionsOf, wrongUsage } from '@laptop/cloud/options';
import { sha256 } from '../../adapters/sha256.ts';
import { checkProof, LONGEST_PROOF } from '../../domain/application/proof-of-submission.ts';
import { runCommand } from '../demo/run-command.ts';

/**
 * `npm run verify-receipt -- FILE`: whether a receipt belongs to the questions and answers that lie beside it, in the record that a provider saved from
 * its receipts' page. It ends with 1 where it does not.
 */
const USAGE = 'npm run verify-receipt -- FILE';
const { positionals } = wordsAndOptionsOf({}, USAGE);

const textOf = (file: string): string => {
  try {
    if (statSync(file).size > LONGEST_PROOF)
      throw new CannotStart(`${file} is larger than any record of a submission.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`${file} cannot be read.`);
  }
};

const main = async (): Promise<void> => {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return wrongUsage(USAGE, 'Name one file.');
  const { receipt, fingerprint, faults } = checkProof(textOf(file), sha256);
  for (const { text } of faults) console.log(text);
  if (receipt && faults.length === 0)
    console.log(`Receipt ${receipt.reference} of ${receipt.submittedAt} matches its record: ${fingerprint}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
};

await runCommand(main, () => undefined);
