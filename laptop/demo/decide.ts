import pMap from 'p-map';
import { decideReferral } from './judgement.ts';
import type { Progress } from './progress.ts';
import { accountOn, findingsOfCheckOn, findingsOn, linksOn, locationOn } from './reading-pages.ts';
import type { Visitor } from './visitor.ts';

/** Decides every referral of one kind that waits, from what the page says. Answers how many there were. */
export const decideReferrals = async (
  lead: Visitor,
  windowId: string,
  kind: 'registration' | 'compliance',
  progress: Progress,
): Promise<number> => {
  const html = await lead.openWhole(`/officers/windows/${windowId}/referrals`);
  const waiting = linksOn(html, new RegExp(`/applications/[^/]+/${kind}$`));
  progress.phase(`Referrals: ${kind}`, waiting.length);
  await pMap(
    waiting,
    async (path) => {
      const page = await lead.open(path);
      const { decision, reason } = decideReferral(findingsOn(page.html), accountOn(page.html));
      const location = decision === 'accept' ? locationOn(page.html) : undefined;
      const fields = { decision, reason, ...(location && { location }) };
      const after = await lead.send(page, fields, path);
      // What the check of another location found is read before it is accepted.
      if (findingsOfCheckOn(after.html)) await lead.send(after, fields, path);
      // And so is the letter about a rejection, before it is proposed.
      else if (after.html.includes('name="confirmed"')) await lead.send(after, {}, path);
      progress.step();
    },
    { concurrency: 3 },
  );
  return waiting.length;
};
