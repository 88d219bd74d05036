import type { Person, PoolAccounts, UserPool } from '@laptop/cloud';

const provider = (email: string, name: string, does: string): Person => ({
  email: `${email}@example.com`,
  name: `${name} (demo)`,
  does,
  groups: [],
});

const officer = (email: string, name: string, does: string, ...groups: string[]): Person => ({
  email: `${email}@example.com`,
  name: `${name} (demo)`,
  does,
  groups,
});

// The people of the demonstration: none of them exists, and example.com belongs to nobody.

export const providers: PoolAccounts = {
  as: 'a provider',
  path: '/apply',
  newcomers: true,
  people: [
    provider('willow-lane', 'Willow Lane Home Care', 'a home care provider, rated Good'),
    provider('moorland-care', 'Moorland Care', 'a home care provider, not yet rated'),
  ],
};

export const officers: PoolAccounts = {
  as: 'an officer',
  path: '/officers',
  newcomers: false,
  people: [
    officer('evaluator-1', 'Evaluator One', 'scores applications alone', 'evaluator'),
    officer('evaluator-2', 'Evaluator Two', 'scores applications alone', 'evaluator'),
    officer('evaluator-3', 'Evaluator Three', 'scores applications alone', 'evaluator'),
    officer('moderator', 'Moderator', 'brings the scores to a consensus', 'moderator'),
    officer('moderator-2', 'Moderator Two', 'takes the place of the moderator', 'moderator'),
    officer('approver', 'Approver', 'approves awards under an authority', 'approver'),
    officer('approver-2', 'Approver Two', 'releases letters of an award that another approved', 'approver'),
    officer('procurement-lead', 'Procurement Lead', 'runs the windows and recommends', 'procurement-lead'),
    officer(
      'contract-manager',
      'Contract Manager',
      'looks after the contracts, and settles challenges',
      'contract-manager',
    ),
    officer(
      'lead-and-moderator',
      'Lead and Moderator',
      'holds two roles: runs the windows, and brings scores to a consensus',
      'procurement-lead',
      'moderator',
    ),
    officer('auditor', 'Auditor', 'reads what is on record, and decides nothing', 'auditor'),
    officer('administrator', 'Administrator', 'sees who is signed in, and nothing of applications', 'administrator'),
  ],
};

/** Officers have groups, which say what each may do; providers have none. */
export const accountsOf = ({ groups }: Pick<UserPool, 'groups'>): PoolAccounts =>
  groups.length > 0 ? officers : providers;
