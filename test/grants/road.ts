import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { londonDate, plusDuration } from '../../domain/time/london.ts';
import type { Cloud } from '../../local/cloud.ts';
import { demoApplicants } from '../../local/demo/applicants.ts';
import { apply } from '../../local/demo/apply.ts';
import { decideReferrals } from '../../local/demo/decide.ts';
import { declared, evaluate, moderate } from '../../local/demo/evaluate.ts';
import { type DemoOfficer, demoOfficer } from '../../local/demo/officers.ts';
import type { Progress } from '../../local/demo/progress.ts';
import { linksOn } from '../../local/demo/reading-pages.ts';
import { laptopClock } from '../../local/demo/system.ts';
import { type Fields, Visitor } from '../../local/demo/visitor.ts';
import { region } from '../../local/template/names.ts';

const AGREEMENT = 's1-home-care';
const inSilence: Progress = { phase: () => {}, step: () => {}, done: () => {} };

/** Lets the state machines be out of reach for the answers of some functions while something is done. */
export type Outage = (functions: readonly string[], meanwhile: () => Promise<unknown>) => Promise<void>;

const dateFields = (name: string, instant: string): Fields => {
  const [year = '', month = '', day = ''] = londonDate(instant).split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/**
 * The whole road with its side roads: what providers, officers, the public, an operator and the clock can do from before a window's opening
 * to its contracts, so that every function makes every kind of call that it ever makes.
 */
export const walk = async ({ siteUrl, engineUrl, template }: Cloud, outage: Outage): Promise<void> => {
  const clock = laptopClock(siteUrl);
  const officer = (name: DemoOfficer) => demoOfficer(siteUrl, name);
  const provider = async (name: string) => {
    const visitor = new Visitor(siteUrl);
    await visitor.signIn('/apply/sign-in?return=/apply', { email: `${name}@example.com` });
    return visitor;
  };
  const inDays = async (days: number) => plusDuration(await clock.now(), `PT${days * 24}H`);

  /** Has a form sent after its sender's session ran out: it is kept, shown again after signing in, and saved then. */
  const saveLate = async (who: Visitor, signIn: () => Promise<void>, path: string, fields: Fields) => {
    const seen = await who.open(path);
    await clock.by('PT2H');
    await who.send(seen, fields).catch(() => {});
    await signIn();
    await who.submit(path, fields);
  };

  /** Opens a window beyond the schedule, for two days from tomorrow, and answers its id once it is open. */
  const openAnother = async (): Promise<{ windowId: string; closesAt: string }> => {
    const lead = await officer('procurement-lead');
    const [opens, closesAt] = [await inDays(1), await inDays(3)];
    await lead.submit('/officers/windows/open', {
      agreementId: AGREEMENT,
      ...dateFields('opensOn', opens),
      opensAt: '9am',
      ...dateFields('closesOn', closesAt),
      closesAt: '9am',
      reason: 'Two zones have no provider.',
    });
    await clock.to(opens);
    return { windowId: `${AGREEMENT}-${londonDate(opens)}`, closesAt: await inDays(3) };
  };

  /** Stops the running executions of the window's machine, as an operator would. */
  const stopWindow = async () => {
    const engine = new SFNClient({
      endpoint: engineUrl,
      region,
      credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
    });
    const stateMachineArn = template.machines.find(({ definition }) => definition.includes('Award places'))?.arn;
    const { executions = [] } = await engine.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }),
    );
    for (const { executionArn } of executions) await engine.send(new StopExecutionCommand({ executionArn }));
    engine.destroy();
    await clock.by('PT1M');
  };

  // Before the opening: somebody registers to be told.
  const willow = await provider('willow-lane');
  const account = { name: 'Willow Lane', email: 'office@willow-lane.example.com' };
  await saveLate(
    willow,
    () => willow.signIn('/apply/sign-in', { email: 'willow-lane@example.com' }),
    '/apply/account',
    account,
  );
  await clock.to('2027-03-01T09:05:00.000Z');

  const everybody = new Visitor(siteUrl);
  const windowId = `${AGREEMENT}-2027-03-01`;
  const office = `/officers/windows/${windowId}`;
  await everybody.open('/');
  await everybody.open(`/agreements/${AGREEMENT}`);
  const applicants = demoApplicants('2027-04-02').slice(0, 8);
  const [first, second] = applicants;
  if (!first || !second) throw new Error('There are applicants in the demonstration');
  await willow.submit(`/apply/windows/${windowId}/check-registration`, { locationId: first.locationId });
  for (const applicant of applicants) await apply(new Visitor(siteUrl), applicant, windowId);
  const again = new Visitor(siteUrl);
  await again.signIn('/apply/sign-in', { email: first.email });
  await again.submit(`/apply/windows/${windowId}/withdraw`, {});
  await again.submit(`/apply/windows/${windowId}/check`, {}, `/apply/windows/${windowId}/submit`);
  await again.submit('/apply/sign-out', {});

  const lead = await officer('procurement-lead');
  await lead.submit(`${office}/extend`, {
    ...dateFields('closesOn', '2027-04-02T11:00:00.000Z'),
    closesAt: '12 noon',
    reason: 'The register was closed for two days.',
  });
  await clock.to('2027-04-02T11:05:00.000Z');

  // Referrals: the answer of one reaches its machine after a week, of another the next morning, of the others at once.
  await outage(['OfficerSite', 'FinishDeliveries'], async () => {
    await decideReferrals(await officer('procurement-lead'), windowId, 'registration', inSilence);
    await clock.by('PT192H');
  });
  await outage(['OfficerSite'], async () => {
    await decideReferrals(await officer('procurement-lead'), windowId, 'compliance', inSilence);
    await clock.by('PT24H');
  });

  const reader = await officer('procurement-lead');
  const { html } = await reader.open(`${office}/applications`);
  const [application = ''] = linksOn(html, /\/applications\/[^/]+$/);
  await reader.open(application);
  const answers = await reader.open(`${application}/answers`);
  const [file = ''] = linksOn(answers.html, /\/files\/[^/]+$/);
  await reader.open(file);
  await reader.submit('/officers/sign-out', {});

  const [strict, generous] = [await officer('evaluator-1'), await officer('evaluator-2')];
  const toScore = await declared(strict, windowId);
  await declared(generous, windowId);
  await evaluate(strict, toScore, 'strict', inSilence);
  await evaluate(generous, toScore, 'generous', inSilence);
  await clock.by('PT336H');
  await moderate(await officer('moderator'), windowId, inSilence);
  await clock.by('PT24H');

  await outage(['OfficerSite', 'FinishDeliveries'], async () => {
    const text = 'Everyone who meets the thresholds of the agreement.';
    await (await officer('procurement-lead')).submit(`${office}/recommendation`, { text });
    await clock.by('PT192H');
  });
  await outage(['OfficerSite'], async () => {
    const decision = { decision: 'approved', authority: 'cabinet-2027', reason: 'Read and found in order.' };
    await (await officer('approver')).submit(`${office}/approval`, decision);
    await clock.by('PT24H');
  });
  const settling = await officer('procurement-lead');
  const challenges = `${office}/standstill/challenges`;
  await settling.submit(challenges, { from: 'An applicant', summary: 'It asks how the marks came about.' });
  const [challenge = ''] = linksOn((await settling.open(`${office}/standstill`)).html, /\/challenges\/[^/]+$/);
  await settling.submit(challenge, { decision: 'continue', reason: 'The reasons were explained.' });
  await clock.by('PT288H');

  for (const path of [`/register/${AGREEMENT}`, `/register/${AGREEMENT}/notices`]) await everybody.open(path);
  await again.signIn('/apply/sign-in', { email: first.email });
  await again.open(`/apply/windows/${windowId}/outcome`);
  await (await officer('procurement-lead')).open(`${office}/audit`);

  // A window that an operator stops while its applications are with officers, and one that is stopped at its award.
  const stopped = await openAnother();
  await apply(new Visitor(siteUrl), second, stopped.windowId);
  await clock.to(plusDuration(stopped.closesAt, 'PT2H'));
  await stopWindow();
  const empty = await openAnother();
  await clock.to(plusDuration(empty.closesAt, 'PT2H'));
  await stopWindow();
};
