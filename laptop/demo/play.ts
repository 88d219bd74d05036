import { type DemoApplicant, demoApplicants } from './applicants.ts';
import { apply } from './apply.ts';
import { atOnce } from './at-once.ts';
import { decideReferrals } from './decide.ts';
import { evaluate, moderate, toScoreBy } from './evaluate.ts';
import { type DemoOfficer, declareNone, demoOfficer } from './officers.ts';
import { type Outcomes, readOutcomes } from './outcomes.ts';
import type { Progress } from './progress.ts';
import { decideReplies, replyToProposedRejections } from './replies.ts';
import { laptopClock } from './system.ts';
import { Visitor } from './visitor.ts';

const TOGETHER = 5;

/**
 * Plays one window on a running system, by its forms and nothing else, the virtual clock moving: providers apply before the deadline,
 * officers decide, and the standstill passes. Answers what became of everybody, as the service itself tells it.
 */
export const play = async (
  siteUrl: string,
  windowId: string,
  closesAt: string,
  progress: Progress,
  applicants: readonly DemoApplicant[] = demoApplicants(closesAt.slice(0, 10)),
): Promise<Outcomes> => {
  const clock = laptopClock(siteUrl);

  progress.phase('Applications', applicants.length);
  await atOnce(applicants, TOGETHER, async (applicant) => {
    await apply(new Visitor(siteUrl), applicant, windowId);
    progress.step();
  });

  progress.phase('Closing, unsealing, asking the register', 2);
  await clock.to(closesAt);
  progress.step();
  await clock.by('PT2M');
  progress.step();

  const officer = (name: DemoOfficer) => demoOfficer(siteUrl, name);
  for (const name of ['procurement-lead', 'contract-manager', 'moderator', 'approver'] as const)
    await declareNone(await officer(name), windowId);
  await decideReferrals(await officer('procurement-lead'), windowId, 'registration', progress);
  await clock.by('PT1M');
  await decideReferrals(await officer('procurement-lead'), windowId, 'compliance', progress);
  await clock.by('PT1M');
  await replyToProposedRejections(siteUrl, await officer('procurement-lead'), windowId, applicants, progress);

  const [strict, generous] = [await officer('evaluator-1'), await officer('evaluator-2')];
  const toScore = await toScoreBy(strict, windowId);
  await toScoreBy(generous, windowId);
  progress.phase('Evaluations', toScore.length * 2);
  await Promise.all([evaluate(strict, toScore, 'strict', progress), evaluate(generous, toScore, 'generous', progress)]);
  // Longer than anybody may reply to a proposed rejection: what nobody replied to takes effect meanwhile.
  await clock.by('PT336H');
  // Somebody else than who proposed the rejections.
  await decideReplies(await officer('contract-manager'), windowId, progress);
  await clock.by('PT1M');
  await moderate(await officer('moderator'), windowId, progress);
  await clock.by('PT24H');

  await award(officer, windowId, clock, progress);
  return readOutcomes(siteUrl, await officer('procurement-lead'), windowId, 's1-home-care');
};

const award = async (
  officer: (name: DemoOfficer) => Promise<Visitor>,
  windowId: string,
  clock: ReturnType<typeof laptopClock>,
  progress: Progress,
): Promise<void> => {
  const base = `/officers/windows/${windowId}`;
  progress.phase('Recommendation, approval, letters, standstill, contracts', 4);
  const lead = await officer('procurement-lead');
  await lead.submit(`${base}/recommendation`, {
    text: 'Everyone who meets the thresholds of the agreement is recommended for the lots on which they meet them.',
  });
  progress.step();
  await clock.by('PT24H');
  const approver = await officer('approver');
  await approver.submit(`${base}/approval`, {
    decision: 'approved',
    authority: 'cabinet-2027',
    reason: 'The scores and reasons were read; the recommendation follows the published rules.',
  });
  progress.step();
  await clock.by('PT10M');
  progress.step();
  await clock.by('PT408H');
  progress.step();
  progress.done();
};
