import type { ControlStanding } from '../../../domain/people/control.ts';

/** How the proof stands that an account speaks for a location. */
export const controlWords = {
  proved: { text: 'Proved', colour: 'green' },
  'to-confirm': { text: 'Another officer to confirm', colour: 'yellow' },
  'no-code': { text: 'Code to issue', colour: 'yellow' },
  'to-send': { text: 'Code to send', colour: 'yellow' },
  waits: { text: 'Waits for the provider', colour: 'grey' },
  expired: { text: 'Code expired: issue another', colour: 'yellow' },
  'tried-out': { text: 'Wrong codes: issue another', colour: 'red' },
} as const satisfies Record<ControlStanding, { readonly text: string; readonly colour: string }>;

/** How it was proved. */
export const proofWords = {
  typed: 'The provider typed the code that went to the register’s contact.',
  'read-back': 'The code was read back to an officer by telephone.',
  otherwise: 'Two officers know it by other means.',
} as const;
