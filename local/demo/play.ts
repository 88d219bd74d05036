import { demoApplicants } from './applicants.ts';
import { apply } from './apply.ts';
import { atOnce } from './at-once.ts';
import { decideReferrals } from './decide.ts';
import { declared, evaluate, moderate } from './evaluate.ts';
import { type DemoOfficers, demoOfficers } from './officers.ts';
import type { Outcomes } from './outcomes.ts';
import { readOutcomes } from './outcomes.ts';
import type { Progress } from './progress.ts';
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
): Promise<Outcomes> => {
  const clock = laptopClock(siteUrl);
  const applicants = demoApplicants(closesAt.slice(0, 10));

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

  const officers = await demoOfficers(siteUrl);
  await decideReferrals(officers['procurement-lead'], windowId, 'registration', progress);
  await clock.by('PT1M');
  await decideReferrals(officers['procurement-lead'], windowId, 'compliance', progress);
  await clock.by('PT1M');

  const toScore = await declared(officers['evaluator-1'], windowId);
  await declared(officers['evaluator-2'], windowId);
  progress.phase('Evaluations', toScore.length * 2);
  await Promise.all([
    evaluate(officers['evaluator-1'], toScore, 'strict', progress),
    evaluate(officers['evaluator-2'], toScore, 'generous', progress),
  ]);
  await clock.by('P14D');
  await moderate(officers.moderator, windowId, progress);
  await clock.by('P1D');

  await award(officers, windowId, clock, progress);
  return readOutcomes(siteUrl, officers['procurement-lead'], windowId, 's1-home-care');
};

const award = async (
  officers: DemoOfficers,
  windowId: string,
  clock: ReturnType<typeof laptopClock>,
  progress: Progress,
): Promise<void> => {
  const base = `/officers/windows/${windowId}`;
  progress.phase('Recommendation, approval, letters, standstill, contracts', 4);
  await officers['procurement-lead'].submit(`${base}/recommendation`, {
    text: 'Everyone who meets the thresholds of the agreement is recommended for the lots on which they meet them.',
  });
  progress.step();
  await clock.by('P1D');
  await officers.approver.submit(`${base}/approval`, {
    decision: 'approved',
    authority: 'cabinet-2027',
    reason: 'The scores and reasons were read; the recommendation follows the published rules.',
  });
  progress.step();
  await clock.by('PT10M');
  progress.step();
  await clock.by('P12D');
  progress.step();
  progress.done();
};
