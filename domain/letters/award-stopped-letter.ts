import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { AwardStop } from '../award/stopped.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import {
  type AboutApplication,
  letterAboutApplication,
  type Referenced,
  whichApplication,
} from './about-an-application.ts';
import type { Letter } from './letter.ts';
import { typedLines } from './typed.ts';

type AgreementNames = Pick<Agreement, 'title' | 'council'>;
type Dates = Pick<Window, 'opensAt' | 'closesAt'>;
/** Where an application stood: one that could never be opened, and that the award was made without, has no status. */
interface Stood {
  readonly status?: OpenedApplication['status'];
  readonly leftOut?: { readonly reason: string };
}

/** Tells an applicant that the award will not be made, why, and since when. What was decided before it stays so. */
export const awardStoppedLetter = (
  agreement: AgreementNames,
  window: Dates,
  application: AboutApplication & Stood,
  stop: AwardStop,
): Letter =>
  letterAboutApplication(application, {
    kind: 'award-stopped',
    subject: `${agreement.title}: the award from the window of ${dateInWords(window.opensAt)} has been stopped`,
    paragraphs: awardStoppedParagraphs(
      agreement,
      window,
      application,
      stop.because === 'challenge' ? stop : { ...stop, reason: typedLines(stop.reason) },
    ),
  });

/** The same for the provider's own page. */
export const awardStoppedParagraphs = (
  { title, council }: AgreementNames,
  window: Dates,
  application: Referenced & Stood,
  stop: AwardStop,
): string[] => {
  const stood = standsAllTheSame(application);
  const on = dateInWords(stop.at);
  const stopped = {
    challenge: `On ${on}, after a challenge, ${council} stopped the award from this window.`,
    decided: `On ${on}, ${council} stopped the award from this window.`,
    'out-of-reach': `The ${title} ended before contracts could be made. On ${on}, ${council} therefore stopped the award from this window.`,
  }[stop.because];
  return [
    whichApplication(title, window, application),
    stood
      ? `${stopped} No contracts will be made from it. ${stood} is not changed by this.`
      : `${stopped} If we told you its outcome before, that no longer stands: no contracts will be made from it.`,
    ...(stop.because === 'challenge' ? [] : ['The reason is:', stop.reason]),
    'You do not need to do anything. If the council takes applications again, you can apply again.',
  ];
};

/** What had been decided otherwise than by the award, and stands; undefined of what the award decided. */
export const standsAllTheSame = ({ status, leftOut }: Stood): string | undefined => {
  if (leftOut) return 'That the award was to be made without your application';
  if (status === 'rejected') return 'That your application was rejected';
  return status === 'place-withheld' ? 'That your place was withheld' : undefined;
};
