import { isExpired } from '../../../../domain/people/control.ts';
import { codeInGroups } from '../../../../domain/people/spoken-code.ts';
import type { Fields } from '../../../../domain/questions/field.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import { page } from '../../../shared/web/results.ts';
import { type ControlCase, controlUnproved } from '../../case/control.ts';
import { personOf } from '../../case/officer.ts';
import { issueCode } from '../../decisions/control.ts';
import type { DeskDeps } from '../../deps.ts';
import { backOf, captionOf, contactOf, controlAt } from './parts.ts';

/** Whether a code stands that would be void: then it takes a reason. */
const voids = ({ last }: ControlCase, at: string): boolean => last !== undefined && !isExpired(last, at);

/** An officer issues a code for the register's contact. It is shown once, in answer to the form. */
export const issue = (deps: DeskDeps) =>
  form({
    template: 'officer/control/issue.njk',
    load: async (request) => ({ ...(await controlUnproved(deps, request)), at: request.arrivedAt }),
    show: async (about) => ({
      title: voids(about, about.at) ? 'Issue another code' : 'Issue a code',
      caption: captionOf(about),
      back: backOf(about),
      button: 'Issue a code',
      voids: voids(about, about.at),
      ...(await contactOf(deps, about)),
    }),
    fields: (about): Fields =>
      voids(about, about.at)
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
