import { aWindow } from '../../builders/a-window.ts';
import type { Desk } from '../../functions/officer-site/officers-desk.ts';
import { rowsOf } from '../../functions/who-may-ask/table.ts';
import type { Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-03-01';

/** The lists of the site while there is no window, and of a window in which nobody applied. */
export async function* nobodyApplied(desk: Desk): Scenes {
  const { lead, edith, moderator, administrator } = desk.officers;
  const looking = [lead, edith, moderator, administrator];
  const lists = rowsOf('officers.md').flatMap(({ method, address, who }) => {
    const account = looking.find(({ groups }) => who === 'signed in' || groups.some((role) => who.includes(role)));
    const at = address.replace('{windowId}', windowId).replace('{agreementId}', 's1-home-care');
    return method === 'GET' && account && !at.includes('{')
      ? [{ address: at, account: { ...account, groups: [...account.groups] } }]
      : [];
  });
  for (const each of lists) if (!each.address.includes(windowId)) yield { state: 'no window so far', ...each };
  await desk.stored.window(aWindow({ windowId }).evaluating());
  for (const { subject, name } of looking) await desk.stored.declared(windowId, { subject, name });
  for (const each of lists) yield { state: 'nobody applied', ...each };
}
