import type { Agreement } from '../agreement/agreement.ts';
import type { Contract } from '../award/award.ts';
import { compareInstants, londonDate, plusDays } from '../time/london.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';
import { takesApplications } from '../window/barriers.ts';
import type { Window } from '../window/window.ts';
import { barriersToCorrecting, type Correction } from './correction.ts';
import { barriersToReplying, type Representation } from './representation.ts';

/**
 * All that the words for an application's progress are made of: what everybody can read of its window, and what its provider was told already. How
 * the application itself stands with the council is not among it, so that no page can give that away before the outcome is released.
 */
export interface WhatIsKnown {
  readonly window: Pick<Window, 'status' | 'opensAt' | 'closesAt' | 'unsealedAt' | 'standstillEndsAt'>;
  readonly agreement: Pick<Agreement, 'decision' | 'standstill'>;
  readonly submittedAt: string;
  /** The last of what it was told of a rejection, or of being left out. */
  readonly told: Representation | undefined;
  /** The last thing that it was asked to correct. */
  readonly correction?: Correction | undefined;
  /** Once it is released. `lots`: those with a place; undefined where that was not noted when it was told. */
  readonly outcome: { readonly at: string; readonly lots?: readonly string[] | undefined } | undefined;
  /** Those made from this window. */
  readonly contracts: readonly Pick<Contract, 'lot' | 'from'>[];
}

/** `done`, going on `now`, or still to `come`. */
export interface Step {
  readonly name: string;
  readonly state: 'done' | 'now' | 'to-come';
  readonly text: string;
}

/** The steps of a submitted application from its receipt to the contract, each with where it stands, at an instant. */
export const progressOf = (known: WhatIsKnown, now: string): readonly Step[] => [
  { name: 'Received', state: 'done', text: `At ${momentInWords(known.submittedAt)}.` },
  checking(known, now),
  deciding(known, now),
  ...standing(known, now),
  ...contracting(known),
];

/** The same in a line, for a list of applications. */
export const progressInShort = (known: WhatIsKnown, now: string): string => {
  const { window, agreement, outcome, contracts } = known;
  const [first] = contracts;
  if (first) return `Contract from ${dateInWords(first.from)}`;
  const end = window.standstillEndsAt;
  if (outcome && agreement.standstill.applies && end && window.status === 'standstill')
    return `Standstill until ${momentInWords(end)}`;
  if (outcome) return `Decided, and told to you on ${dateInWords(outcome.at)}`;
  const step = checking(known, now);
  if (step.state === 'to-come') return `Received at ${momentInWords(known.submittedAt)}`;
  if (step.name !== CHECKED) return step.text;
  const by = decisionExpectedBy(window, agreement);
  return by && londonDate(now) <= by
    ? `Being checked and scored. A decision is expected by ${dateInWords(by)}`
    : 'Being checked and scored';
};

/** The day, `YYYY-MM-DD`, by which a decision is expected; undefined where the agreement tells none. */
export const decisionExpectedBy = (
  { closesAt }: Pick<Window, 'closesAt'>,
  { decision }: Pick<Agreement, 'decision'>,
): string | undefined => decision && plusDays(londonDate(closesAt), decision.expectedWithinDays);

const CHECKED = 'Checked and scored';

const checking = ({ window, told, correction, outcome }: WhatIsKnown, now: string): Step => {
  if (takesApplications(window, now)) {
    const text = `Nobody at the council can read it before the window closes at ${momentInWords(window.closesAt)}.`;
    return { name: CHECKED, state: 'to-come', text };
  }
  const heard = told && hearingInWords(told, window, now);
  if (heard) return { name: 'Checked', state: told.ended || outcome ? 'done' : 'now', text: heard };
  const returned = !outcome && correction && correctionInWords(correction, window, now);
  if (returned) return { name: 'Checked', state: 'now', text: returned };
  if (outcome) return { name: CHECKED, state: 'done', text: 'The reasons and scores are with your outcome.' };
  const text =
    'Applications are being checked, and those that meet the conditions are scored, by at least two people, each alone. Nobody is told how far their own has come before all are decided on. If the council proposes to reject yours, it writes to you first.';
  return { name: CHECKED, state: 'now', text };
};

/** What its provider was told of a rejection, or of being left out; undefined once the application goes on like any other. */
const hearingInWords = (told: Representation, window: Pick<Window, 'status'>, now: string): string | undefined => {
  if (told.ended?.how === 'lifted' || told.ended?.how === 'taken-back') return undefined;
  const what = told.about ? 'leave out your application, which could not be opened' : 'reject your application';
  if (told.ended) return told.about ? 'Your application was left out.' : 'Your application was rejected.';
  const proposed = `The council proposes to ${what}.`;
  if (barriersToReplying(told, window, now).length > 0)
    return told.reply ? `${proposed} Your reply is being read.` : `${proposed} The time to reply is over.`;
  const until = momentInWords(told.replyBy);
  return told.reply
    ? `${proposed} We have your reply, which you can change until ${until}.`
    : `${proposed} You can reply until ${until}.`;
};

/** What its provider was asked to correct; undefined once it may not any more, since nobody is told how it stands after that. */
const correctionInWords = (correction: Correction, window: Pick<Window, 'status'>, now: string): string | undefined => {
  if (barriersToCorrecting(correction, window, now).length > 0) return undefined;
  const until = momentInWords(correction.sendBy);
  return correction.sent
    ? `We have your correction, which you can change until ${until}.`
    : `The council returned your application for correction. You can send the correction until ${until}.`;
};

const deciding = ({ window, agreement, outcome }: WhatIsKnown, now: string): Step => {
  if (outcome) return { name: 'Decided', state: 'done', text: `Told to you on ${dateInWords(outcome.at)}.` };
  const by = decisionExpectedBy(window, agreement);
  const when = by && `by ${dateInWords(by)}`;
  const text = when
    ? londonDate(now) > by
      ? `A decision was expected ${when}. It takes longer than that.`
      : `A decision is expected ${when}.`
    : 'All applications of a window are decided on together.';
  return { name: 'Decided', state: 'to-come', text: `${text} You get the outcome with the reasons by email and here.` };
};

const standing = ({ window, agreement, outcome }: WhatIsKnown, now: string): readonly Step[] => {
  if (!agreement.standstill.applies) return [];
  const name = 'Standstill';
  const { status, standstillEndsAt: end } = window;
  if (!outcome)
    return [{ name, state: 'to-come', text: 'Some days in which questions can be asked, and the award challenged.' }];
  if (status === 'awarded') return [{ name, state: 'done', text: end ? `Until ${momentInWords(end)}.` : 'Over.' }];
  if (!end)
    return [
      { name, state: 'now', text: 'Its end is set once every applicant has been told. No contract is made before.' },
    ];
  return compareInstants(now, end) < 0
    ? [{ name, state: 'now', text: `Until ${momentInWords(end)}. No contract is made before.` }]
    : [{ name, state: 'now', text: `It ran until ${momentInWords(end)}. A challenge made in it is settled first.` }];
};

const contracting = ({ window, outcome, contracts }: WhatIsKnown): readonly Step[] => {
  const name = 'Contract made';
  const [first] = contracts;
  if (first) {
    const lots = new Intl.ListFormat('en-GB').format(contracts.map(({ lot }) => `lot ${lot}`));
    return [{ name, state: 'done', text: `On ${dateInWords(first.from)}, for ${lots}.` }];
  }
  if (outcome?.lots?.length === 0) return [];
  if (!outcome?.lots) return [{ name, state: 'to-come', text: 'For each lot on which you are given a place.' }];
  const lots = new Intl.ListFormat('en-GB').format(outcome.lots.map((lot) => `lot ${lot}`));
  return [
    window.status === 'awarded'
      ? { name, state: 'now', text: `Your contract for ${lots} is not made yet. We write to you when it is.` }
      : { name, state: 'to-come', text: `For ${lots}. You do not need to do anything until we write to you.` },
  ];
};
