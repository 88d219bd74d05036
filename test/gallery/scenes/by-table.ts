import { routes } from '../../../functions/provider-site/routes.ts';
import type { ProviderSite } from '../../functions/provider-site/world.ts';
import { applicant, colleague, providersWindows, states } from '../../functions/who-may-ask/providers-windows.ts';
import { rowsOf, saidOf } from '../../functions/who-may-ask/table.ts';
import type { Scenes } from '../scene.ts';

const other = { subject: 'brij', name: 'Brij Other', email: 'brij@other-care.example' };
const accounts = {
  everyone: applicant,
  'the applicant': applicant,
  another: other,
  'a colleague': { ...colleague, actsFor: applicant.subject },
};
type Who = keyof typeof accounts;
const isWho = (who: string): who is Who => who in accounts;

/** Every address in every state of a window, for whoever the tables of who may ask for what know; and each form, sent with nothing in it. */
export async function* byTable(site: ProviderSite): Scenes {
  const addressOf = await providersWindows(site, other.subject);
  const changing = new Set(routes(site).flatMap(({ path, changes }) => (changes ? [path] : [])));
  const rows = rowsOf('providers.md').filter(({ address }) => !changing.has(address));
  const shown = new Set<string>();
  for (const { method, address, who, line } of rows)
    for (const when of states) {
      if (!isWho(who)) continue;
      const scene = { state: `${who}, ${when}`, address: addressOf(address, when, who), account: accounts[who] };
      if (method === 'GET') yield scene;
      else if (saidOf(line, when, 'GET') === 200 && saidOf(line, when, method) === 400 && !shown.has(address)) {
        shown.add(address);
        yield { ...scene, state: `${scene.state}, sent with nothing in it`, sends: {} };
      }
    }
}
