import { isExpired } from '../../../../domain/people/control.ts';
import { codeInGroups } from '../../../../domain/people/spoken-code.ts';
import type { Fields } from '../../../../domain/questions/field.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import { page } from '../../../shared/web/results.ts';
import { controlUnproved } from '../../case/control.ts';
import { personOf } from '../../case/officer.ts';
import { issueCode } from '../../decisions/control.ts';
import type { DeskDeps } from '../../deps.ts';
import { backOf, captionOf, contactOf, controlAt } from './parts.ts';

/**
 * An officer issues a code for the register's contact. It is shown once, in answer to the form. In the place of one that is on its way it takes
 * a reason; one that nobody has sent is known to nobody.
 */
export const issue = (deps: DeskDeps) =>
  form({
    template: 'officer/control/issue.njk',
    load: async (request) => {
      const about = await controlUnproved(deps, request);
      const { last } = about;
      const stands = last !== undefined && !isExpired(last, request.arrivedAt);
      return { ...about, stands, takesReason: stands && last.sent !== undefined };
    },
    show: async (about) => ({
      title: about.stands ? 'Issue another code' : 'Issue a code',
      caption: captionOf(about),
      back: backOf(about),
      button: 'Issue a code',
      voids: about.stands,
      ...(await contactOf(deps, about)),
    }),
    fields: (about): Fields =>
      about.takesReason
        ? { reason: reason({ label: 'Why another code is issued', missing: 'Enter why another code is issued' }) }
        : {},
    act: async (about, { reason: why }, { visitor, arrivedAt }) => {
      const because = typeof why === 'string' ? why : undefined;
      const code = await issueCode(deps, about, { by: personOf(visitor), at: arrivedAt, reason: because });
      return {
        instead: page('officer/control/issued.njk', {
          title: 'Write this code down now',
          caption: captionOf(about),
          back: backOf(about),
          code: codeInGroups(code),
          locationId: about.application.locationId,
          sentHref: controlAt(about).sent,
          ...(await contactOf(deps, about)),
        }),
      };
    },
    next: (about) => controlAt(about).page,
  });
