import * as z from 'zod';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { allIsIn } from '../time/arriving.ts';
import { compareInstants } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import { checkStage } from './proposed-rejection.ts';
import { referralOpenAgain } from './reopened.ts';

const deed = z.object({ by: person, at: z.iso.datetime() });

/** That an officer returned an application for correction (correction.ts), as its record keeps it, with what became of it. */
export const returned = deed.extend({
  stage: checkStage,
  /** The pages that were named. */
  pages: z.array(z.string()).min(1),
  /** Before this instant the provider may send its correction. */
  sendBy: z.iso.datetime(),
  takenBack: deed.extend({ reason: z.string() }).optional(),
  /** What was sent counts from then on, in the place of what was submitted. Absent where it does not, or nothing was sent. */
  counts: deed.optional(),
});
export type Returned = z.infer<typeof returned>;

interface Kept {
  readonly corrections?: readonly Returned[] | undefined;
}

/** The last time that an application was returned for correction, with its round: 1 for the first. */
export const lastReturned = ({
  corrections = [],
}: Kept): { readonly returned: Returned; readonly round: number } | undefined => {
  const last = corrections.at(-1);
  return last && { returned: last, round: corrections.length };
};

/** The last return at this check that was not taken back: what the decision there takes account of. */
export const returnedAt = (kept: Kept, stage: Returned['stage']): ReturnType<typeof lastReturned> => {
  const last = lastReturned(kept);
  return last && last.returned.stage === stage && !last.returned.takenBack ? last : undefined;
};

/** What changes the last return. */
export const changingReturned = (
  { corrections = [] }: Kept,
  patch: Partial<Returned>,
): { readonly corrections: Returned[] } => ({
  corrections: corrections.map((each, index) => (index === corrections.length - 1 ? { ...each, ...patch } : each)),
});

/** The rounds whose corrections count, oldest first. */
export const roundsThatCount = ({ corrections = [] }: Kept): readonly number[] =>
  corrections.flatMap(({ counts }, index) => (counts ? [index + 1] : []));

/** Whether a provider may still send what it was asked for, at an instant. */
const isOpen = ({ sendBy, takenBack }: Returned, at: string): boolean => !takenBack && compareInstants(at, sendBy) < 0;

/** Whether a correction that arrived in time may still be on its way to where it is stored. */
const mayStillCome = ({ sendBy, takenBack }: Returned, at: string): boolean => !takenBack && !allIsIn(sendBy, at);

/**
 * What stands against deciding on what a check referred while the provider may correct it. It may be changed until the end of its time,
 * so nothing is decided before, though something came early.
 */
export const barriersToDeciding = (
  kept: Kept,
  stage: Returned['stage'],
  at: string,
): readonly Reason<'being-corrected'>[] => {
  const last = returnedAt(kept, stage);
  if (!last || !mayStillCome(last.returned, at)) return [];
  const until = momentInWords(last.returned.sendBy);
  return [
    {
      code: 'being-corrected',
      text: `This application was returned for correction. Its provider may send the correction, and change it, until ${until}: it is decided on after that.`,
    },
  ];
};

const referred = { registration: 'registration-referred', compliance: 'compliance-referred' } as const;

/** What stands against returning an application for correction at this check. `hasSent`: whether its provider sent what it was asked for last. */
export const barriersToReturning = (
  application: Kept & Parameters<typeof referralOpenAgain>[0],
  stage: Returned['stage'],
  hasSent: boolean,
  at: string,
): readonly Reason<'not-referred' | 'scored' | 'being-corrected' | 'corrected'>[] => {
  if (application.status !== referred[stage])
    return [{ code: 'not-referred', text: 'This application is not waiting for a decision on this check.' }];
  // What counted when it was scored is not corrected any more.
  if (referralOpenAgain(application))
    return [{ code: 'scored', text: 'This application has been scored, so nothing of it is returned for correction.' }];
  const open = barriersToDeciding(application, stage, at);
  if (open.length > 0 || !hasSent || !returnedAt(application, stage)) return open;
  return [
    {
      code: 'corrected',
      text: 'Its provider has sent a correction at this check, and everybody gets one. Decide on what it sent.',
    },
  ];
};

/** What stands against an officer taking a return back: it can be done until the provider has sent its correction, or its time is over. */
export const barriersToTakingReturnBack = (
  kept: Kept,
  hasSent: boolean,
  at: string,
): readonly Reason<'not-returned' | 'sent' | 'time-over'>[] => {
  const last = lastReturned(kept);
  if (!last || last.returned.takenBack)
    return [{ code: 'not-returned', text: 'This application is not returned for correction now.' }];
  if (hasSent)
    return [
      { code: 'sent', text: 'The provider has sent its correction, so that it was asked for is not taken back.' },
    ];
  if (!isOpen(last.returned, at))
    return [
      {
        code: 'time-over',
        text: `The provider could send its correction until ${momentInWords(last.returned.sendBy)}. Decide on what was submitted.`,
      },
    ];
  return [];
};
