import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { floorOf } from '../../../domain/agreement/questionnaire.ts';
import { lawOf } from '../../../domain/agreement/regime.ts';
import type { Window, WindowStatus } from '../../../domain/window/window.ts';

const kinds = {
  'platform-agreement': 'Platform agreement: it opens at set times for more providers to join',
  'dynamic-market': 'Dynamic market: providers may join at any time',
  'open-approved-list': 'Open approved list: providers join as they meet its criteria',
  framework: 'Framework: it was tendered once, and is closed to others',
} as const satisfies Record<Agreement['kind'], string>;

export const kindInWords = (kind: Agreement['kind']): string => kinds[kind];

/** The law that the agreement was let under, and stays under (docs/rules.md, rule 0). */
export const regimeInWords = ({ regime, lightTouch }: Pick<Agreement, 'regime' | 'lightTouch'>): string =>
  `${lawOf[regime]}${lightTouch ? ', light touch' : ''}`;

/** The questions with their weights on each lot, and the least mark that admits. */
export const judging = ({ questionnaire, lots }: Agreement) => ({
  threshold: questionnaire.threshold,
  floor: questionnaire.floor,
  scale: questionnaire.scale.toSorted((a, b) => b.mark - a.mark),
  questions: questionnaire.questions.map((question) => ({
    ...question,
    weights: lots.map(({ id }) => question.weights[id]),
    floor: floorOf(questionnaire, question),
  })),
});

const outcomes = {
  scheduled: 'Not opened yet',
  open: 'Closing',
  closed: 'Closed: the applications are being opened',
  evaluating: 'Closed: the applications are being evaluated',
  standstill: 'Outcome told to the applicants: standstill',
  awarded: 'Contracts made',
  cancelled: 'Cancelled',
} as const satisfies Record<WindowStatus, string>;

/** Earlier windows as a table shows them. */
export const windowRows = (windows: readonly Window[]) =>
  windows.map((window) => ({
    ...window,
    outcome: outcomes[window.status],
    // An officer's name is no matter for the public page: the reason for a change is.
    changes: window.changes
      .filter(({ takenBack }) => !takenBack)
      .map(({ kind, at, reason, closesAt }) => ({ kind, at, reason, closesAt })),
  }));

const parts: Readonly<Record<string, string>> = {
  'term.extensions': 'The options to extend',
  contact: 'Whom to ask about it',
  councilContact: 'Whom to ask at the council',
  'buyer.id': 'The council’s number in notices',
  'zones.tile': 'The map of the zones',
  'lots.rates': 'The rates',
  'lots.estimatedValue': 'The estimated value of each lot',
  estimatedValue: 'The estimated value',
  need: 'The hours that are needed',
  windows: 'The times of the application windows',
  clarifications: 'Until when questions are taken',
  reminders: 'When applicants are reminded of the close',
  'standstill.confirmedBy': 'That a standstill applies',
  contracts: 'What contracts say',
  outcomeLetters: 'What letters about the outcome say',
  'outcomeLetters.places': 'Where officers may write in letters about the outcome',
  outcomeRelease: 'Who releases letters about the outcome',
  'representation.days': 'How long a provider may reply before it is refused',
  'decision.expectedWithinDays': 'How soon a decision is expected',
  'corrections.days': 'How long a slip may be corrected',
  pages: 'What applications are asked',
  questionnaire: 'How applications are judged',
  authorities: 'What the council approves awards under',
};

/** A line of the agreement's `demonstrationData`: a path into its file, and maybe a note in brackets. */
const split = (line: string) => {
  const [, path = line, note] = /^(\S+)\s*(?:\((.*)\))?$/.exec(line) ?? [];
  return { path, note };
};

/** What was made up for the demonstration, in words. */
export const demonstrationParts = ({ demonstrationData }: Pick<Agreement, 'demonstrationData'>): readonly string[] =>
  demonstrationData.map(split).map(({ path, note }) => `${parts[path] ?? path}${note ? ` (${note})` : ''}`);

/** Which parts of the page are made up, by their path in the file: each is marked where it stands. */
export const isMadeUp = ({
  demonstrationData,
}: Pick<Agreement, 'demonstrationData'>): Readonly<Record<string, boolean>> =>
  Object.fromEntries(demonstrationData.map((line) => [split(line).path, true]));
