import { linksOn } from '../../laptop/demo/reading-pages.ts';
import type { Visitor } from '../../laptop/demo/visitor.ts';

const firstOf = (html: string): string => /(?<=name="sessions" type="checkbox" value=")\w+/.exec(html)?.[0] ?? '';

/** Signs out where the same person is signed in as well. */
export const endOther = async (here: Visitor, page: string): Promise<void> => {
  const { html } = await here.open(page);
  await here.submit(page, { sessions: firstOf(html) });
};

/** An administrator signs an officer out, whoever is listed first beside themselves. */
export const endOfficers = async (administrator: Visitor): Promise<void> => {
  const { html } = await administrator.open('/officers/sessions');
  for (const page of linksOn(html, /\/officers\/sessions\/[^/]+$/)) {
    const shown = await administrator.open(page);
    if (new URL(shown.url).pathname !== page) continue;
    await administrator.submit(page, { sessions: firstOf(shown.html), reason: 'Their laptop was left on the train.' });
    return;
  }
  throw new Error('Nobody else is signed in');
};
