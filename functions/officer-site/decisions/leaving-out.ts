import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { SetAsideCase } from '../case/set-aside-case.ts';
import { paths } from '../paths.ts';

/** What an officer decides on leaving an application out. */
export interface Made {
  readonly applicationId: string;
  readonly officer: Officer;
  readonly reason: string;
  readonly at: string;
}

/** An entry that joins the decision to the window's record, so that no recommendation and no approval passes it by. */
export const aboutAward = ({ setAside }: SetAsideCase, action: string, { officer, at }: Made) => ({
  at,
  by: { id: officer.id, name: officer.name },
  action,
  detail: setAside.applicationId,
});

/** @throws Problem 403 or 409, with every reason, where there is one */
export const refuse = ({ setAside, proposed }: SetAsideCase, barriers: readonly Reason[]): void => {
  if (barriers.length === 0) return;
  const { decided } = proposed ?? {};
  throw new Problem(barriers.some(({ code }) => code === 'proposed-it') ? 403 : 409, {
    title: 'This cannot be decided by you now',
    lines: [
      ...barriers.map(({ text }) => text),
      ...(decided ? [`${decided.by.name} decided at ${momentInWords(decided.at)}: ${decided.reason}`] : []),
      'Nothing was saved.',
    ],
    link: { href: paths.fault(setAside.applicationId).page, text: 'See the application that cannot be opened' },
  });
};
