import pMap from 'p-map';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { londonDate } from '../../domain/time/london.ts';
import type { DemoApplicant } from './applicants.ts';
import { apply } from './apply.ts';
import { approve, recommend, release } from './award.ts';
import { decideReferrals } from './decide.ts';
import { evaluate, moderate, toScoreByBoth } from './evaluate.ts';
import type { FoundWindow } from './find-window.ts';
import { type DemoOfficer, declareNone, demoOfficer } from './officers.ts';
import { type Outcomes, readOutcomes } from './outcomes.ts';
import type { Progress } from './progress.ts';
import { atHomeOf, prove } from './prove.ts';
import { decideReplies, replyToProposedRejections, timeToReply } from './replies.ts';
import { laptopClock } from './system.ts';
import { type HowToVisit, Visitor } from './visitor.ts';

const TOGETHER = 5;

/**
 * Plays one window of an agreement on a running system, by its forms and nothing else, the virtual clock moving: providers apply before the deadline,
 * officers decide, and the standstill passes. Answers what became of everybody, as the service itself tells it.
 */
export const play = async (
  siteUrl: string,
  agreement: Agreement,
  { windowId, closesAt }: FoundWindow,
  progress: Progress,
  applicants: readonly DemoApplicant[],
  how: HowToVisit = {},
): Promise<Outcomes> => {
  const somebody = () => new Visitor(siteUrl, how);
  const clock = laptopClock(siteUrl);

  progress.phase('Applications', applicants.length);
  await pMap(
    applicants,
    async (applicant) => {
      await apply(somebody(), applicant, windowId);
      progress.step();
    },
    { concurrency: TOGETHER },
  );

  progress.phase('Closing, unsealing, asking the register', 2);
  await clock.to(closesAt);
  progress.step();
  await clock.by('PT2M');
  progress.step();

  const officer = (name: DemoOfficer) => demoOfficer(siteUrl, name, how);
  for (const name of ['procurement-lead', 'contract-manager', 'moderator', 'approver'] as const)
    await declareNone(await officer(name), windowId);
  await decideReferrals(await officer('procurement-lead'), windowId, 'registration', progress);
  await clock.by('PT1M');
  await decideReferrals(await officer('procurement-lead'), windowId, 'compliance', progress);
  await clock.by('PT1M');
  await replyToProposedRejections(somebody, await officer('procurement-lead'), windowId, applicants, progress);

  const [strict, generous] = [await officer('evaluator-1'), await officer('evaluator-2')];
  const toScore = await toScoreByBoth([strict, generous], await officer('procurement-lead'), windowId);
  progress.phase('Evaluations', toScore.length * 2);
  const { questionnaire } = agreement;
  await Promise.all([
    evaluate(strict, questionnaire, toScore, 'strict', progress),
    evaluate(generous, questionnaire, toScore, 'generous', progress),
  ]);
  await clock.by(timeToReply(agreement));
  // Somebody else than who proposed the rejections.
  await decideReplies(await officer('contract-manager'), windowId, progress);
  await clock.by('PT1M');
  await moderate(await officer('moderator'), questionnaire, windowId, progress);
  await clock.by('PT24H');

  const today = londonDate(await clock.now());
  await prove(atHomeOf(somebody), await officer('procurement-lead'), windowId, applicants, today, progress);

  progress.phase('Recommendation, approval, letters, standstill, contracts', 4);
  await recommend(await officer('procurement-lead'), windowId);
  progress.step();
  await clock.by('PT24H');
  await approve(await officer('approver'), agreement, windowId, await clock.now());
  await clock.by('PT1M');
  await release(await officer('contract-manager'), await officer('procurement-lead'), agreement, windowId);
  progress.step();
  await clock.by('PT10M');
  progress.step();
  await clock.by('PT408H');
  progress.step();
  progress.done();
  return readOutcomes(siteUrl, await officer('procurement-lead'), windowId, agreement);
};
