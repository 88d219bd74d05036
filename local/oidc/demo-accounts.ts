export type Audience = 'providers' | 'officers';

/** Someone whom one can sign in as. `groups` is the claim `cognito:groups`: what an officer may do. */
export type DemoAccount = { audience: Audience; email: string; name: string; does: string; groups: readonly string[] };

const provider = (email: string, name: string, does: string): DemoAccount => ({
  audience: 'providers',
  email: `${email}@example.com`,
  name: `${name} (demo)`,
  does,
  groups: [],
});

const officer = (email: string, name: string, does: string, ...groups: string[]): DemoAccount => ({
  audience: 'officers',
  email: `${email}@example.com`,
  name: `${name} (demo)`,
  does,
  groups,
});

/** The people of the demonstration: none of them exists, and example.com belongs to nobody. */
export const demoAccounts: readonly DemoAccount[] = [
  provider('willow-lane', 'Willow Lane Home Care', 'a home care provider, rated Good'),
  provider('moorland-care', 'Moorland Care', 'a home care provider, not yet rated'),
  officer('evaluator-1', 'Evaluator One', 'scores applications alone', 'evaluator'),
  officer('evaluator-2', 'Evaluator Two', 'scores applications alone', 'evaluator'),
  officer('evaluator-3', 'Evaluator Three', 'scores applications alone', 'evaluator'),
  officer('moderator', 'Moderator', 'brings the scores to a consensus', 'moderator'),
  officer('approver', 'Approver', 'approves awards under an authority', 'approver'),
  officer('procurement-lead', 'Procurement Lead', 'runs the windows and recommends', 'procurement-lead'),
  officer(
    'contract-manager',
    'Contract Manager',
    'looks after the contracts, and settles challenges',
    'contract-manager',
  ),
];
