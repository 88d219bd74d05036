import { sha256 } from '../../../../adapters/sha256.ts';
import { checkProof } from '../../../../domain/application/proof-of-submission.ts';
import { longText } from '../../../../domain/questions/kinds.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { paths } from '../../paths.ts';

/** Characters: what a form can carry, encoded. */
const LONGEST = 120_000;

/** Works out anew, from a record that somebody saved, whether its receipt belongs to it. It asks nothing of what is stored. */
export const verifyReceipt = form({
  template: 'provider/verify-receipt.njk',
  load: async (_: SignedInRequest) => ({}),
  show: () => ({
    title: 'Check a receipt',
    button: 'Check it',
    back: { href: paths.home, text: 'Back to your applications' },
  }),
  fields: {
    record: longText({
      label: 'The record',
      hint: 'Open the file that you saved from your receipts, and paste all of it here.',
      rows: 10,
      longest: LONGEST,
      missing: 'Paste the record that you saved',
    }),
  },
  act: async (_, { record }) => {
    const { receipt, fingerprint, faults } = checkProof(record, sha256);
    const receivedAt = receipt && momentInWords(receipt.submittedAt);
    return { again: { checked: { receipt, receivedAt, fingerprint, faults } } };
  },
  next: () => paths.verifyReceipt,
});
