import { linkEndsAt } from '../../../../domain/retention/expiring.ts';
import { compareInstants } from '../../../../domain/time/london.ts';
import { done } from '../../../shared/forms/form.ts';
import { openForm } from '../../../shared/forms/open-form.ts';
import { gone } from '../../../shared/web/problem.ts';
import { agreementNamed, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Where the letter's link leads: a button confirms, so that a program that follows links confirms nothing. */
export const confirmNews = (deps: Deps) =>
  openForm({
    load: async ({ params, query, arrivedAt }: OfAgreement) => {
      const agreement = agreementNamed(deps, params);
      const code = query.get('code') ?? '';
      const asked = code ? await deps.news.asked(code) : undefined;
      if (asked?.agreementId !== agreement.id || compareInstants(arrivedAt, linkEndsAt(asked.askedAt)) >= 0)
        throw gone('This link is no longer good', ['It lasts a day. You can ask for another one.'], {
          href: paths.agreement(agreement.id).news.ask,
          text: 'Ask to be told when applications open',
        });
      return { agreement, code, asked };
    },
    show: ({ agreement }) => ({
      title: 'Confirm that we may write to you',
      caption: agreement.title,
      button: 'Yes, tell me when applications open',
    }),
    fields: {},
    act: async ({ asked, code }, _, { arrivedAt }) => {
      await deps.news.confirm(asked, code, arrivedAt);
      return done;
    },
    next: ({ agreement }) => paths.agreement(agreement.id).news.confirmed,
  });
