import { reason } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { chosen, sessionChoice } from '../../../shared/sessions/session-choice.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { personOf } from '../../case/officer.ts';
import { endSessions } from '../../decisions/end-sessions.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';

type OfOfficer = SignedInRequest<'/{officerId}'>;

/** One officer's sessions: an administrator ends any of them, with a reason that is kept. */
export const sessionsOfOfficer = (deps: DeskDeps) =>
  form({
    template: 'officer/sessions/of-officer.njk',
    load: async ({ params, visitor }: OfOfficer) => {
      const sessions = await deps.administered.of(params.officerId);
      const [first] = sessions;
      if (!first) throw notFound();
      return { sessions, officer: first.person, own: params.officerId === visitor.subject };
    },
    elsewhere: ({ own }) => (own ? paths.ownSessions : undefined),
    show: ({ officer }) => ({
      title: `Where ${officer.name} is signed in`,
      button: 'Sign out there',
      back: { href: paths.sessions },
    }),
    fields: ({ sessions, officer }) => ({
      sessions: sessionChoice(`Where do you want to sign ${officer.name} out?`, sessions),
      reason: reason({
        label: 'Reason',
        hint: 'Kept for a year with your name. Other administrators can read it.',
        missing: 'Enter the reason for signing them out',
      }),
    }),
    act: async ({ sessions }, { sessions: ids, reason: why }, { visitor, arrivedAt: at }) => {
      await endSessions(deps, chosen(sessions, ids), { by: personOf(visitor), at, reason: why });
      return done;
    },
    next: () => `${paths.sessions}?ended`,
  });
