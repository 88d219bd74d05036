import * as z from 'zod';
import type { OpenedApplication } from './opened-application.ts';
import { checkStage, lastProposed } from './proposed-rejection.ts';
import { type Returned, returnedAt } from './returned.ts';
import { openDoubts } from './shared-location.ts';

/** What the lists of what is referred show of an application besides. */
export const shownOfReferral = z.object({
  /** The check that it comes from, and what it says. */
  found: z.object({ stage: checkStage, texts: z.array(z.string()) }).optional(),
  /** Until when its provider may reply to a proposed rejection. */
  replyBy: z.iso.datetime().optional(),
  /** Until when its provider may correct what was returned to it at the check that referred it. */
  correctBy: z.iso.datetime().optional(),
});

/** The same, of one list. */
export const foundOfReferral = (list: string, application: OpenedApplication): z.infer<typeof shownOfReferral> => {
  const { registration, compliance } = application;
  const texts = (found: readonly { readonly text: string }[] = []) => found.map(({ text }) => text);
  const correcting = (stage: Returned['stage']) => {
    const correctBy = returnedAt(application, stage)?.returned.sendBy;
    return correctBy ? { correctBy } : {};
  };
  switch (list) {
    case 'in-doubt':
      return { found: { stage: 'registration', texts: texts(openDoubts(application)) } };
    case 'registration-referred':
      return { found: { stage: 'registration', texts: texts(registration?.findings) }, ...correcting('registration') };
    case 'compliance-referred':
      return { found: { stage: 'compliance', texts: texts(compliance?.findings) }, ...correcting('compliance') };
    case 'rejection-proposed':
    case 'representation-referred': {
      const proposed = lastProposed(application)?.proposed;
      return proposed ? { found: { stage: proposed.stage, texts: proposed.reasons }, replyBy: proposed.replyBy } : {};
    }
    default:
      return {};
  }
};
