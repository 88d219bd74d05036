import pMap from 'p-map';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { DemoApplicant } from './applicants.ts';
import type { Progress } from './progress.ts';
import { linksOn } from './reading-pages.ts';
import { plain, type Visitor } from './visitor.ts';

const REPLY =
  'We have read the reasons. We did not see how much hung on this answer, and will have put it right before any contract starts. We ask the council to look at our application again.';
const ANSWER =
  'The reply was read with the application. It promises to put right what the conditions ask for when the window closes, and shows nothing that was right then.';

/** Longer than anybody may reply to a proposed rejection: what nobody replied to takes effect meanwhile. */
export const timeToReply = ({ representation }: Pick<Agreement, 'representation'>): string =>
  `PT${(representation.days + 4) * 24}H`;

/** Of those whose rejection is proposed the first replies, and the second replies and thinks better of it. */
export const replyToProposedRejections = async (
  somebody: () => Visitor,
  lead: Visitor,
  windowId: string,
  applicants: readonly DemoApplicant[],
  progress: Progress,
): Promise<void> => {
  const html = await lead.openWhole(`/officers/windows/${windowId}/applications?status=rejection-proposed`);
  const proposed = plain(html);
  const [first, second] = applicants.filter(({ name }) => proposed.includes(name));
  const page = `/apply/windows/${windowId}/proposed-rejection`;
  const replying = [first, second].flatMap((each) => each ?? []);
  progress.phase('Replies to proposed rejections', replying.length);
  await pMap(
    replying,
    async (applicant) => {
      const visitor = somebody();
      await visitor.signIn('/apply/sign-in?return=/apply', { email: applicant.email, name: applicant.name });
      await visitor.submit(page, { reply: REPLY });
      if (applicant === second) await visitor.submit(`${page}/withdraw`, {});
      progress.step();
    },
    { concurrency: 2 },
  );
};

/** Decides every reply that waits: none of them shows that a condition was met. */
export const decideReplies = async (officer: Visitor, windowId: string, progress: Progress): Promise<void> => {
  const html = await officer.openWhole(`/officers/windows/${windowId}/referrals`);
  const waiting = linksOn(html, /\/applications\/[^/]+\/reply$/);
  progress.phase('Decisions on replies', waiting.length);
  await pMap(
    waiting,
    async (path) => {
      await officer.submit(path, { how: 'upheld', reason: ANSWER });
      progress.step();
    },
    { concurrency: 3 },
  );
};
