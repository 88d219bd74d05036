import { periodInWords, retentionRules } from '../../../../domain/retention/rules.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementNamed, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const said = {
  asked: {
    title: 'Check your email',
    lines: [
      'We have sent a link to the address that you gave, unless we sent one today already. Open it within a day and confirm.',
      'If nothing comes, look among unwanted mail, and check the address.',
    ],
  },
  confirmed: {
    title: 'We will write to you when applications open',
    lines: [
      `We do so for ${periodInWords(retentionRules.news.months)}, or until you follow the link that stops it in one of our letters.`,
    ],
  },
  stopped: {
    title: 'We write to you no more',
    lines: ['If a letter was on its way already, it may still come.'],
  },
} as const;

/** What became of asking for news, or of stopping it. */
export const newsDone =
  (deps: Pick<Deps, 'agreements'>, what: keyof typeof said) =>
  ({ params }: OfAgreement): PageResult => {
    const { id, title } = agreementNamed(deps, params);
    return page('public/news-done.njk', {
      ...said[what],
      caption: title,
      again: what === 'asked' ? { href: paths.agreement(id).news.ask, text: 'Give another address' } : undefined,
      home: { href: paths.agreement(id).page, text: title },
    });
  };
