import type { TableName } from '../../../domain/tables/window-tables.ts';

interface TableWords {
  readonly title: string;
  readonly text: string;
}

/** What each table of a window has. */
export const tableWords: Readonly<Record<TableName, TableWords>> = {
  applications: { title: 'Applications', text: 'A row an application, with what each step came to and why.' },
  marks: {
    title: 'Marks and reasons',
    text: 'A row a question of each application whose consensus is final: every evaluator’s mark and reason, and the consensus.',
  },
  places: {
    title: 'Places',
    text: 'A row a lot of each scored application, best total first: whether a place is recommended, and was awarded.',
  },
  referrals: {
    title: 'Referrals',
    text: 'What the checks referred or would reject, what they found, and what was decided by whom and why.',
  },
  letters: {
    title: 'Letters',
    text: 'A row a letter about an application: to whom, when it went, and how it was delivered. Not what it says.',
  },
  challenges: {
    title: 'Challenges',
    text: 'Challenges to the award and proposals to stop it, with how each was settled.',
  },
  contracts: { title: 'Contracts', text: 'A row a contract that was made from this window.' },
  notices: { title: 'Notices', text: 'The notices that were published of this window.' },
  questions: { title: 'Questions from providers', text: 'What was asked about the window, and what was answered.' },
  'audit-trail': { title: 'Audit trail', text: 'A row an entry: who did, read or was refused what, and when.' },
};
