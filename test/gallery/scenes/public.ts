import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { anAgreement } from '../../functions/public-site/a-public-site.ts';
import { rowsOf } from '../../functions/who-may-ask/table.ts';
import type { Scenes } from '../scene.ts';

/** The agreement of the public pages' stage. */
export const shown = anAgreement('shown');

/** The pages of the public site, as they are met before signing in. */
export async function* publicPages(): Scenes {
  const at = (pattern: string) =>
    pattern
      .replace('{agreementId}', shown.id)
      .replace('{windowId}', `${shown.id}-2027-03-01`)
      .replace('{page}', 'contacts');
  const ofPages = rowsOf('public.md').filter(({ address }) => !/\{file\}|\{name\}/.test(address));
  for (const { method, address } of ofPages) {
    if (method === 'GET') yield { state: 'a window is open', address: at(address) };
    else if (!/confirm|stop/.test(address)) yield { state: 'sent with nothing in it', address: at(address), sends: {} };
  }
  for (const page of ['safeguarding', 'capacity-A', 'mandatory-exclusions', 'insurance', 'q1'])
    yield { state: page, address: `/agreements/${shown.id}/practice/${page}` };
  for (const [kind, locationId] of Object.entries(KIND).slice(0, 4))
    yield {
      state: `the register: ${kind}`,
      address: `/agreements/${shown.id}/check-registration?location=${locationId}`,
    };
}
