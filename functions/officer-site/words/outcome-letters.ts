import type { Difference } from '../../../domain/letters/drafted-letter.ts';
import type { OutcomeKind } from '../../../domain/letters/outcome-kind.ts';

/** What each kind of outcome letter tells. */
export const outcomeKindWords: Readonly<Record<OutcomeKind, string>> = {
  'every-lot': 'A place on every lot applied for',
  'some-lots': 'A place on some of the lots applied for',
  'no-lot': 'No place',
  rejected: 'Rejected before scoring',
  'left-out': 'Left out, since it could not be opened',
};

/** What sets a letter apart from others of its kind. */
export const differenceWords: Readonly<Record<Difference, string>> = {
  'in-part': 'Successful in part',
  corrected: 'The application was corrected after the close',
  'agreed-again': 'Marks were agreed again after a return',
  'proposal-lifted': 'A proposed rejection was lifted',
  'register-worse': 'The register has changed for the worse: the place may be withheld before its contract',
  shortened: 'Shortened to fit a letter',
};
