import { clock } from '../builders/clock.ts';
import { anOfficersDesk, type Desk } from '../functions/officer-site/officers-desk.ts';
import { aProviderSite, type ProviderSite } from '../functions/provider-site/world.ts';
import { aPlace, aPublicSite, aWindow } from '../functions/public-site/a-public-site.ts';
import { builtAssets } from '../functions/shared/built-assets.ts';
import { siteServer } from '../functions/shared/site-server.ts';
import type { Stage } from './photographer.ts';
import { shown } from './scenes/public.ts';

/** Lends a providers' site of its own, as its people see it. */
export const onProviderSite = async <T>(endpoint: string, deed: (site: ProviderSite) => Promise<T>): Promise<T> => {
  clock.reset();
  const site = await aProviderSite(endpoint);
  site.server.mount(builtAssets());
  try {
    return await deed(site);
  } finally {
    clock.reset();
    await site.stop();
  }
};

/** Lends an officers' site of its own. */
export const onOfficerSite = async <T>(endpoint: string, deed: (site: Desk & Stage) => Promise<T>): Promise<T> => {
  clock.reset();
  const [desk, server] = await Promise.all([anOfficersDesk(endpoint), siteServer()]);
  server.mount(builtAssets());
  server.show(desk.handler);
  try {
    return await deed({ ...desk, origin: server.origin, signsIn: 'officer' });
  } finally {
    clock.reset();
    await server.stop();
    await desk.stop();
  }
};

/** Lends the public site, with an open window and a firm that has a contract. */
export const onPublicSite = async (endpoint: string, deed: (stage: Stage) => Promise<void>): Promise<void> => {
  clock.at('2027-03-10T12:00:00.000Z');
  const [site, server] = await Promise.all([aPublicSite(endpoint), siteServer()]);
  await site.windows.prepare(aWindow(shown.id), shown, { at: clock.now(), action: 'window prepared' });
  await site.contracts.make(aPlace(shown.id, 1));
  await site.published.publish(`${shown.id}-2027-03-01`, {
    clarificationId: '2027-03-02-published',
    question: 'Does a firm that is not rated yet have to wait for its first inspection?',
    text: 'No. A location that has not been rated yet is welcome.',
    answeredAt: clock.now(),
  });
  server.mount(builtAssets());
  const handler = site.handler(shown);
  server.show(handler);
  try {
    await deed({ origin: server.origin, handler });
  } finally {
    clock.reset();
    await server.stop();
    await site.stop();
  }
};
