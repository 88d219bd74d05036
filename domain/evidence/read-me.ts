import type { Edition } from './manifest.ts';

const whatIsIn: Readonly<Record<Edition, readonly string[]>> = {
  council: [
    'This is the council’s own edition: it holds everything, personal data and what providers told in confidence. Keep it as the records themselves are kept.',
  ],
  provider: [
    'This edition is for the provider whose application it is. It holds what the provider sent, what the register answered, what it was written, and, once outcomes have been told, the panel’s mark and reasons for each question, as its outcome letter has them. Nobody’s own marks are in it, no officer’s name, and nothing of other applicants.',
    'A mark stands wherever something of a record is not shown.',
  ],
  'freedom-of-information': [
    'This edition is to be read before it is given out under the Freedom of Information Act 2000. It holds what the lists of the service allow and nothing else; a mark, [redacted: …], stands wherever something of a record is not shown.',
    'Names of people, email addresses, telephone numbers and the ids of accounts are kept back (section 40); officers below the one who approved are told by what they did. Providers’ answers and files, and the names of those without a place, are kept back for their commercial interests (section 43). What officers wrote is shown without the names that the records know: a name that stands nowhere as one is still in it. Read it first.',
  ],
};

/** What a pack tells whoever opens it. */
export const readMe = (heading: string, edition: Edition): string =>
  [
    heading,
    ...whatIsIn[edition],
    'manifest.json lists each file with its size and its SHA-256. Whoever has the service’s source and Node.js 24 or newer can check the pack with nothing else: npm run verify-pack -- FILE. That reckons again each hash, each application’s totals and outcome on each lot from the agreement’s weights, threshold and floors and the panel’s marks, the places recommended, and the end of the standstill. The pack’s own SHA-256 is in the audit trail, with who had it made.',
    'Who read what is in the audit trail of the service, and not in the pack, so that a pack made again of the same records is the same file.',
    '',
  ].join('\n\n');
