import type { Agreement } from '../agreement/agreement.ts';
import type { CodeSent } from '../people/control.ts';
import type { Window } from '../window/window.ts';
import { type AboutApplication, letterAboutApplication, whichApplication } from './about-an-application.ts';
import type { Letter } from './letter.ts';

type About = AboutApplication & { readonly locationId: string };

/** Tells a provider that a code is on its way to its location, and where to type it; again where it is put right how it went. The code itself stands in no email. */
export const controlCodeLetter = (
  {
    agreement,
    window,
    siteUrl,
  }: { readonly agreement: Pick<Agreement, 'title'>; readonly window: Window; readonly siteUrl: string },
  application: About,
  sent: CodeSent,
): Letter =>
  letterAboutApplication(application, {
    kind: 'control-code-sent',
    what: `control-code-${sent.at.replaceAll(/\D/g, '')}`,
    subject: 'Show us that you speak for your CQC location',
    paragraphs: [
      whichApplication(agreement.title, window, application),
      `${sent.how === 'telephone' ? 'We have given a code by telephone' : 'We have posted a code'} to location ${application.locationId}, ${sent.how === 'telephone' ? 'at the number' : 'to the address'} that CQC’s register gives for it. It shows that whoever applies speaks for that location.`,
      `Sign in at ${siteUrl}/apply and type the code within 28 days. No contract is made before that. You do this once for each location.`,
      'If the code does not come, or you cannot get at it, reply to this email: there are other ways.',
    ],
  });
