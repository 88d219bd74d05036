import { onlyIf } from '../../../../domain/questions/field.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { openApplicationOf } from '../../case/application.ts';
import type { OfWindow } from '../../case/window.ts';
import { answerSigning } from '../../decisions/signing.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { signingShown } from '../../words/signing.ts';
import { lost } from './ask-to-sign.ts';
import { shownVersion } from './said-on-submitting.ts';

/** Somebody who may sign for the provider vouches for the answers as they are, or says why not; until it is submitted they can change that. */
export const signOff = (deps: Deps) =>
  form({
    template: 'provider/sign-off.njk',
    load: async (request: OfWindow) => {
      const application = await openApplicationOf(deps, request);
      if (!application.agreement.signOff) throw notFound();
      return application;
    },
    show: (application, { visitor, arrivedAt, form: sent, query }) => ({
      title: 'Do you sign these answers off?',
      // Whoever signs, signs what was shown: it is not done once an answer was changed after that.
      version: shownVersion(sent) ?? application.head.version,
      changedSince: (query.get('shown') ?? `${application.head.version}`) !== `${application.head.version}`,
      signing: signingShown(application, visitor),
      checkHref: paths.window(application.window.windowId).check,
      closing: closingOf(application.window, arrivedAt),
      button: 'Send your answer',
      back: { href: paths.window(application.window.windowId).check, text: 'Back to the answers' },
    }),
    fields: {
      decision: choice({
        label: 'Your answer',
        choices: [
          { value: 'sign', text: 'Yes, I have read them, and I sign them off for my organisation' },
          { value: 'decline', text: 'No, they need to be changed first' },
        ],
        missing: 'Select whether you sign them off',
      }),
      reason: onlyIf(
        'decision',
        'decline',
        reason({ label: 'What needs to be changed?', missing: 'Enter what needs to be changed' }),
      ),
    },
    act: (application, answers, request) =>
      answerSigning(
        deps,
        application,
        {
          shownVersion: shownVersion(request.form),
          reason: answers.decision === 'decline' ? answers.reason : undefined,
        },
        request,
      ),
    next: ({ window }) => paths.window(window.windowId).check,
    lost,
  });
