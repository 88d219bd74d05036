import { done } from '../../../shared/forms/form.ts';
import { openForm } from '../../../shared/forms/open-form.ts';
import { agreementNamed, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Where the link in each letter leads that somebody who wants no more follows. It says of nobody whether they are told. */
export const stopNews = (deps: Deps) =>
  openForm({
    load: ({ params, query }: OfAgreement) => ({
      agreement: agreementNamed(deps, params),
      who: query.get('who') ?? '',
      code: query.get('code') ?? '',
    }),
    show: ({ agreement }) => ({
      title: 'Stop these letters',
      caption: agreement.title,
      lead: 'You get an email each time a window of this agreement opens. If you want no more of them, press the button.',
      button: 'Stop writing to me',
    }),
    fields: {},
    act: async ({ agreement, who, code }) => {
      if (who && code) await deps.news.stop(agreement.id, who, code);
      return done;
    },
    next: ({ agreement }) => paths.agreement(agreement.id).news.stopped,
  });
