import { type PageResult, page } from '../../../shared/web/results.ts';
import type { OfApplication } from '../../case/application.ts';
import { controlAsked } from '../../case/control.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { controlWords, proofWords } from '../../words/control.ts';

/** How it stands with one account and its location, and what an officer can do about it. */
export const controlPage =
  (deps: Deps) =>
  async (request: OfApplication): Promise<PageResult> => {
    const { application, control, proof, last, standing } = await controlAsked(deps, request);
    const at = paths.window(application.windowId);
    return page('officer/control/control.njk', {
      title: `Prove that they speak for ${application.locationId}`,
      caption: `${application.organisationName}, ${application.receipt.reference}`,
      back: { href: at.control, text: 'Who speaks for each location' },
      at: at.application(application.applicationId).control,
      application,
      control,
      last,
      standing,
      words: controlWords[standing],
      proof,
      proofText: proof && proofWords[proof.how],
    });
  };
