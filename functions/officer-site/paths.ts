type Path = `/${string}`;

/** What lies below a page. Each part is encoded, so that an id can hold whatever ids hold. */
const under =
  (page: Path) =>
  (...parts: readonly string[]): Path =>
    `${page}${parts.map((part) => `/${encodeURIComponent(part)}`).join('')}`;

const at = under('/officers');

/** The pages of one window, and where its buttons lead. */
const ofWindow = (windowId: string) => {
  const below = under(at('windows', windowId));
  return {
    page: below(),
    extend: below('extend'),
    takeBack: below('take-back'),
    cancel: below('cancel'),
    declaration: below('declaration'),
    clarifications: below('clarifications'),
    clarification: (clarificationId: string) => ofClarification(below('clarifications', clarificationId)),
    evidencePack: ofPack(below('evidence-pack')),
    seal: below('seal'),
    sealFile: below('seal.json'),
    audit: below('audit'),
    auditOf: (asked: Readonly<Record<string, string>>) => `${below('audit')}${queryOf(asked)}`,
    files: ofFiles(below('files')),
    // Addresses of before, which answer what fits into an answer, and lead to the files otherwise.
    auditFile: below('audit.csv'),
    applicationsFile: below('applications.csv'),
    ...applicationsBelow(below),
    whyNot: below('why-not'),
    whereItStands: below('where-it-stands'),
    panel: below('panel'),
    assign: below('panel', 'assign'),
    cover: below('panel', 'covers'),
    endCover: (number: number) => below('panel', 'covers', String(number), 'end'),
    places: (applicationId: string) => below('panel', applicationId),
    evaluate: below('evaluate'),
    evaluation: (applicationId: string) => scoredAt(below('evaluate', applicationId)),
    moderate: below('moderate'),
    moderation: (applicationId: string) => moderatedAt(below('moderate', applicationId)),
    recommendation: below('recommendation'),
    approval: below('approval'),
    reopenings: below('approval', 'reopen'),
    reopening: (applicationId: string) => ofReopening(below('approval', 'reopen', applicationId)),
    coverage: below('coverage'),
    calibration: below('calibration'),
    outcomeLetters: below('outcome-letters'),
    lettersRead: below('outcome-letters', 'read'),
    releaseLetters: below('outcome-letters', 'release'),
    handBack: below('outcome-letters', 'hand-back'),
    ...standstillBelow(below),
  };
};

/** Evidence packs of an application, by their edition. */
const ofPack = (page: Path) => {
  const below = under(page);
  return {
    page,
    make: (edition: string) => below(edition),
    file: (edition: string) => below(edition, 'pack.zip'),
  };
};

/** The tables of a window as files; `asked` narrows the audit trail. */
const ofFiles = (page: Path) => {
  const below = under(page);
  return {
    page: (asked: Readonly<Record<string, string>>) => `${page}${queryOf(asked)}`,
    make: (table: string, asked: Readonly<Record<string, string>>) => `${below(table)}${queryOf(asked)}`,
    file: (table: string, format: string) => below(table, format),
  };
};

/** What an approver has done again on one application. */
const ofReopening = (page: Path) => {
  const below = under(page);
  return {
    page,
    takeBack: below('take-back'),
    referral: below('referral'),
    takeReferralBack: below('referral', 'take-back'),
  };
};

/** A question that a provider asked, and what is answered. */
const ofClarification = (page: Path) => {
  const below = under(page);
  return { page, answer: below('answer'), takeBack: below('take-back') };
};

/** What a list is narrowed to; nothing where nothing is asked. */
const queryOf = (asked: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(asked).toString();
  return query ? `?${query}` : '';
};

const applicationsBelow = (below: ReturnType<typeof under>) => ({
  applications: below('applications'),
  applicationsAt: (status: string) => `${below('applications')}?${new URLSearchParams({ status })}`,
  application: (applicationId: string) => ofApplication(below('applications', applicationId)),
  flags: below('flags'),
  referrals: below('referrals'),
  askAgain: below('referrals', 'ask-again'),
  together: {
    registration: below('referrals', 'together', 'registration'),
    compliance: below('referrals', 'together', 'compliance'),
    of: (togetherId: string) => below('referrals', 'together', togetherId),
  },
  control: below('control'),
});

const standstillBelow = (below: ReturnType<typeof under>) => ({
  standstill: below('standstill'),
  publication: below('standstill', 'publication'),
  standstillEnd: below('standstill', 'end'),
  continueAward: below('standstill', 'continue'),
  challenges: below('standstill', 'challenges'),
  challenge: (recordedAt: string) => below('standstill', 'challenges', recordedAt),
  proposeStop: below('standstill', 'stop'),
  stop: (proposal: number) => {
    const page = below('standstill', 'stop', String(proposal));
    return { page, takeBack: under(page)('take-back') };
  },
  heldPlaces: below('held-places'),
  heldPlace: (applicationId: string) => below('held-places', applicationId),
  askRegisterAgain: below('held-places', 'ask-again'),
  goOnWithContracts: below('held-places', 'go-on'),
});

/** A contract on a lot, and the council's signature of it. */
const ofContract = (page: Path) => ({ page, countersign: under(page)('countersign') });

/** The case file of one application, and what is decided on it. */
const ofApplication = (page: Path) => {
  const below = under(page);
  return {
    page,
    answers: below('answers'),
    file: (questionPage: string, field: string) => below('files', questionPage, field),
    evidence: below('evidence'),
    evidenceOnNamed: below('evidence', 'named'),
    registration: below('registration'),
    askAgain: below('registration', 'ask-again'),
    notes: { registration: below('registration', 'notes'), compliance: below('compliance', 'notes') },
    note: (number: number) => ofNote(below('notes', String(number))),
    compliance: below('compliance'),
    comments: below('comments'),
    comment: (number: number) => ofComment(below('comments', String(number))),
    reply: below('reply'),
    takeBack: below('take-back'),
    moreTime: below('more-time'),
    correction: below('correction'),
    takeReturnBack: below('correction', 'take-back'),
    sharedLocation: below('shared-location'),
    outcomeLetter: below('outcome-letter'),
    wordsInLetter: (place: string) => below('outcome-letter', 'words', place),
    contract: (lot: string) => ofContract(below('contracts', lot)),
    evidencePack: ofPack(below('evidence-pack')),
    control: ofControl(below('control')),
  };
};

/** A note on a referral: where a file is sent with it, where storage leads then, and the files it has. */
const ofNote = (page: Path) => {
  const below = under(page);
  return {
    send: (problem?: string) => `${below('send')}${queryOf(problem ? { problem } : {})}`,
    received: below('received'),
    file: (number: number) => below('files', String(number)),
    takeOut: (number: number) => below('files', String(number), 'take-out'),
  };
};

/** How a comment, or a flag, ends. */
const ofComment = (page: Path) => ({ settle: under(page)('settle'), withdraw: under(page)('withdraw') });

/** Whether the account speaks for the location. */
const ofControl = (page: Path) => {
  const below = under(page);
  return {
    page,
    issue: below('issue'),
    sent: below('sent'),
    readBack: below('read-back'),
    otherwise: below('otherwise'),
  };
};

/** The work of an evaluator or moderator on one application, and its pages, one a question. */
const markedAt = (page: Path) => {
  const below = under(page);
  return {
    page,
    start: below('start'),
    question: (questionId: string) => below('questions', questionId),
    final: below('final'),
  };
};

/** An evaluator's work, whose questions are one page too. */
const scoredAt = (page: Path) => ({
  ...markedAt(page),
  marks: under(page)('marks'),
  giveUp: under(page)('give-up'),
});

const moderatedAt = (page: Path) => ({
  ...markedAt(page),
  agreed: under(page)('agreed'),
  oneEvaluation: under(page)('one-evaluation'),
});

const ofFault = (subject: string) => {
  const below = under(at('faults', subject));
  return {
    page: below(),
    leaveOut: below('leave-out'),
    decideLeavingOut: below('leave-out', 'decide'),
    takeLeavingOutBack: below('leave-out', 'take-back'),
    file: (page: string, field: string) => below('files', page, field),
  };
};

/** The addresses of the officers' pages. */
export const paths = {
  home: at(),
  windows: at('windows'),
  openWindow: at('windows', 'open'),
  window: ofWindow,
  agreement: (agreementId: string) => ({
    contracts: at('agreements', agreementId, 'contracts'),
    contractsAt: (asked: { readonly lot: string; readonly standing?: string }) =>
      `${at('agreements', agreementId, 'contracts')}${queryOf(asked)}`,
    notices: at('agreements', agreementId, 'notices'),
  }),
  ownSessions: at('account', 'sessions'),
  serviceAudit: at('audit'),
  sessions: at('sessions'),
  sessionsOf: (officerId: string) => at('sessions', officerId),
  letters: at('letters'),
  letter: (letterId: string) => at('letters', letterId),
  faults: at('faults'),
  fault: ofFault,
} as const;
