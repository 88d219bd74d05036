import { momentInWords } from '../../../../domain/time/plain-words.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Every officer who is signed in, for administrators, and whom administrators signed out lately. */
export const sessionList =
  ({ administered }: DeskDeps) =>
  async ({ query }: SignedInRequest): Promise<PageResult> => {
    const [sessions, ended] = await Promise.all([administered.everyone(), administered.ended()]);
    const people = [...Map.groupBy(sessions, ({ person }) => person.id)].flatMap(([id, [last, ...more]]) =>
      last ? [{ href: paths.sessionsOf(id), name: last.person.name, count: more.length + 1, seenAt: last.seenAt }] : [],
    );
    return page('officer/sessions/list.njk', {
      title: 'Who is signed in',
      back: { href: paths.home },
      audit: paths.serviceAudit,
      people: people.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
      ended: ended.map((each) => ({ ...each, when: momentInWords(each.at) })),
      justEnded: query.has('ended'),
    });
  };
