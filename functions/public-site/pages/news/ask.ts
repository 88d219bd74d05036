import { email } from '../../../../domain/questions/kinds.ts';
import { openForm } from '../../../shared/forms/open-form.ts';
import { agreementNamed, type OfAgreement } from '../../case/agreement.ts';
import { askForNews } from '../../decisions/ask-for-news.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Somebody without an account asks to be told when applications open. */
export const askToBeTold = (deps: Deps) =>
  openForm({
    load: ({ params }: OfAgreement) => agreementNamed(deps, params),
    show: ({ id, title }) => ({
      title: 'Ask to be told when applications open',
      caption: title,
      button: 'Continue',
      back: { href: paths.agreement(id).page, text: title },
    }),
    fields: {
      email: email({
        label: 'Email address',
        hint: 'We send a link to it first, and write to nobody who has not confirmed. You need no account, and each letter has a link that stops them.',
      }),
    },
    act: (agreement, answers, { arrivedAt }) => askForNews(deps, agreement, answers.email, arrivedAt),
    next: ({ id }) => paths.agreement(id).news.asked,
  });
