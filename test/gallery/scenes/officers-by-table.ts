import type { Desk } from '../../functions/officer-site/officers-desk.ts';
import { everyOfficer, type Officer } from '../../functions/who-may-ask/officers-who-ask.ts';
import { addressOf, officersWindows, type When } from '../../functions/who-may-ask/officers-windows.ts';
import { type Row, rowsOf, saidOf } from '../../functions/who-may-ask/table.ts';
import type { Scenes } from '../scene.ts';

const states: readonly When[] = ['open', 'evaluating', 'standstill', 'awarded', 'cancelled'];
const window = '/officers/windows/{windowId}';
/** What each role sees in its own way; any other page is looked at by the first role that may ask for it. */
const byRole = new Set([
  // Who recommended the places settles no challenge.
  `${window}/standstill/challenges/{at}`,
  `${window}/standstill/stop/{number}`,
  '/officers',
  window,
  ...['', '/answers'].map((page) => `${window}/applications/{applicationId}${page}`),
]);

/** Those who look at a page: of each role that is asked, one who declared no conflict, one who declared nothing, and one with a conflict. */
const lookersAt = ({ address, who }: Row, officers: readonly Officer[]): readonly Officer[] => {
  const roles = who === 'signed in' ? officers.flatMap((each) => each.roles) : who.split(', ');
  const asked = byRole.has(address) ? roles : roles.slice(0, 1);
  return officers.filter((each) => each.roles.length === 1 && asked.includes(each.roles[0] ?? ''));
};

/** Every address in every state of a window, for whoever the table of who may ask for what knows; and each form, sent with nothing in it. */
export async function* officersByTable(desk: Desk): Scenes {
  const windows = await officersWindows(desk);
  const officers = await everyOfficer(desk, windows);
  const [shown, refused] = [new Set<string>(), new Set<string>()];
  const rows = rowsOf('officers.md');
  // What is about no window is the same whichever is looked at.
  for (const row of rows)
    for (const when of /\{(windowId|letterId|subject)\}/.test(row.address) ? states : states.slice(0, 1))
      for (const { what, account: officer, declared } of lookersAt(row, officers)) {
        const { method, address, line } = row;
        const account = { ...officer, groups: [...officer.groups] };
        const said = saidOf(line, when, method);
        const scene = { state: `${what}, ${when}`, address: addressOf(address, windows[when]), account };
        if (method === 'GET') {
          const isKept = declared !== 'no conflict' && line[declared === 'nothing' ? 'not declared' : 'conflict'];
          // Whatever is kept from somebody, they are told the same.
          const refusal = `${when}, ${said === 200 ? isKept : said}, ${declared}`;
          if ((said === 403 || isKept === '403') && refused.has(refusal)) continue;
          refused.add(refusal);
          yield scene;
        } else if (
          saidOf(line, when, 'GET') === 200 &&
          said === 400 &&
          declared === 'no conflict' &&
          !shown.has(address)
        ) {
          const { html } = await (await desk.as(officer)).get(scene.address);
          if (!/<main[\s\S]*<form[^>]+method="post"/.test(html)) continue;
          shown.add(address);
          yield { ...scene, state: `${scene.state}, sent with nothing in it`, sends: {} };
        }
      }
}
