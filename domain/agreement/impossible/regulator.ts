import type { Agreement } from '../agreement.ts';

/** Why registrations cannot be checked as a file has it. */
export const againstTheRegulator = ({ regulator }: Agreement): readonly string[] => [
  ...(regulator.name === 'CQC' && !regulator.activity
    ? ['An agreement regulated by CQC names the regulated activity its providers must hold']
    : []),
  ...(regulator.name === 'CQC'
    ? []
    : [
        `Only CQC’s register is asked so far: applications to an agreement regulated by ${regulator.name} would be held against the wrong register`,
      ]),
];
