import pMap from 'p-map';
import type { DemoApplicant } from './applicants.ts';
import type { Progress } from './progress.ts';
import { codeOn, linksOn } from './reading-pages.ts';
import { plain, type Seen, type Visitor } from './visitor.ts';

/** An applicant at a browser, signed in, with its first page. */
export type AtHome = (applicant: DemoApplicant) => Promise<{ readonly visitor: Visitor; readonly home: Seen }>;

/** The same at the sign-in pages of the laptop's cloud. */
export const atHomeOf =
  (somebody: () => Visitor): AtHome =>
  async ({ name, email }) => {
    const visitor = somebody();
    return { visitor, home: await visitor.signIn('/apply/sign-in?return=/apply', { email, name }) };
  };

/**
 * Has each provider that may come to a contract prove that it speaks for its location: an officer issues a code and tells it at the
 * register's telephone number, and the provider types it. Who is not among the applicants proves nothing.
 */
export const prove = async (
  atHome: AtHome,
  lead: Visitor,
  windowId: string,
  applicants: readonly DemoApplicant[],
  on: string,
  progress: Progress,
): Promise<void> => {
  const html = await lead.openWhole(`/officers/windows/${windowId}/control`);
  const asked = stillAsked(html);
  progress.phase('Who speaks for each location', asked.length);
  const [year = '', month = '', day = ''] = on.split('-');
  await pMap(
    asked,
    async (path) => {
      const form = await lead.open(`${path}/issue`);
      const applicant = applicants.find(({ name }) => plain(form.html).includes(`${name}, `));
      if (!applicant) return;
      const issued = await lead.send(form, {});
      await lead.post(form, { how: 'telephone', 'on-day': day, 'on-month': month, 'on-year': year }, `${path}/sent`);
      const { visitor, home } = await atHome(applicant);
      const [own = ''] = linksOn(home.html, /^\/apply\/locations\/[^/]+$/);
      await visitor.submit(own, { code: codeOn(issued.html) });
      progress.step();
    },
    { concurrency: 4 },
  );
};

/** Those of the list that nobody has proved yet. */
const stillAsked = (html: string): readonly string[] =>
  html
    .split('<tr')
    .filter((row) => !row.includes('>Proved<'))
    .flatMap((row) => linksOn(row, /\/applications\/[^/]+\/control$/));
