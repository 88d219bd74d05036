import pMap from 'p-map';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { londonDate } from '../../domain/time/london.ts';
import { type DemoApplicant, demoApplicants } from '../demo/applicants.ts';
import { assignEvaluators } from '../demo/assign.ts';
import { approve, recommend, release } from '../demo/award.ts';
import { decideReferrals } from '../demo/decide.ts';
import { type FoundWindow, findWindow } from '../demo/find-window.ts';
import { type DemoOfficer, demoOfficer, officerAt } from '../demo/officers.ts';
import type { Progress } from '../demo/progress.ts';
import { atHomeOf, prove } from '../demo/prove.ts';
import { timeToReply } from '../demo/replies.ts';
import { laptopClock } from '../demo/system.ts';
import { Visitor } from '../demo/visitor.ts';
import { apply } from './apply.ts';
import { evaluate, listedFor, marksOf, moderate } from './evaluate.ts';
import { type State, states } from './states.ts';

/** More would only start more threads of the same function, each of which loads all of it again. */
const TOGETHER = 2;

export interface Brought extends FoundWindow {
  readonly applicants: readonly DemoApplicant[];
}

interface Trip extends Brought {
  readonly siteUrl: string;
  readonly agreement: Agreement;
  readonly clock: ReturnType<typeof laptopClock>;
  readonly officer: (name: DemoOfficer) => ReturnType<typeof demoOfficer>;
  readonly progress: Progress;
}

/**
 * Brings a fresh system to a state by the road that people take, its forms and its clock, so that everything is there which the road
 * leaves behind. It goes straight, and looks at no more pages than it must.
 * @param wanted how many apply
 */
export const bring = async (
  siteUrl: string,
  agreement: Agreement,
  state: State,
  wanted: number,
  progress: Progress,
): Promise<Brought> => {
  const window = await findWindow(siteUrl, agreement);
  const applicants = demoApplicants(agreement, londonDate(window.closesAt), wanted);
  const trip: Trip = {
    ...window,
    siteUrl,
    agreement,
    applicants,
    clock: laptopClock(siteUrl),
    officer: (name) => demoOfficer(siteUrl, name),
    progress,
  };
  for (const each of states.slice(0, states.indexOf(state) + 1)) await road[each](trip);
  progress.done();
  return { ...window, applicants };
};

/** The way to each state from the one before it. */
const road: Readonly<Record<State, (trip: Trip) => Promise<void>>> = {
  open: async ({ siteUrl, windowId, applicants, progress }) => {
    progress.phase('Applications', applicants.length);
    await pMap(
      applicants,
      async (applicant) => {
        await apply(siteUrl, applicant, windowId);
        progress.step();
      },
      { concurrency: TOGETHER },
    );
  },

  evaluating: async ({ siteUrl, windowId, closesAt, clock, officer, progress }) => {
    progress.phase('Closing, unsealing, asking the register', 1);
    await clock.to(closesAt);
    await clock.by('PT2M');
    progress.step();
    const declaration = `/officers/windows/${windowId}/declaration`;
    await pMap(
      everybody,
      async (name) => {
        const { visitor, seen } = await officerAt(siteUrl, name, declaration);
        await visitor.post(seen, { declaration: 'none' }, declaration);
      },
      { concurrency: TOGETHER },
    );
    const lead = await officer('procurement-lead');
    await decideReferrals(lead, windowId, 'registration', progress);
    await clock.by('PT1M');
    await decideReferrals(lead, windowId, 'compliance', progress);
    await clock.by('PT1M');
    await assignEvaluators(lead, windowId, ['Evaluator One (demo)', 'Evaluator Two (demo)']);
  },

  approval: async ({ siteUrl, windowId, agreement, applicants, clock, officer, progress }) => {
    const marks = marksOf(agreement.questionnaire, applicants);
    const [strict, generous] = [await officer('evaluator-1'), await officer('evaluator-2')];
    const toScore = await listedFor(strict, `/officers/windows/${windowId}/evaluate`, marks);
    progress.phase('Evaluations', toScore.length * 2);
    await Promise.all([
      evaluate(strict, toScore, 'strict', progress),
      evaluate(generous, toScore, 'generous', progress),
    ]);
    await clock.by(timeToReply(agreement));
    const moderator = await officer('moderator');
    const toModerate = await listedFor(moderator, `/officers/windows/${windowId}/moderate`, marks);
    progress.phase('Moderation', toModerate.length);
    await moderate(moderator, toModerate, progress);
    await clock.by('PT1M');
    const today = londonDate(await clock.now());
    await prove(
      atHomeOf(() => new Visitor(siteUrl)),
      await officer('procurement-lead'),
      windowId,
      applicants,
      today,
      progress,
    );
    await recommend(await officer('procurement-lead'), windowId);
    await clock.by('PT1M');
  },

  letters: async ({ windowId, agreement, clock, officer, progress }) => {
    progress.phase('Approval', 1);
    await approve(await officer('approver'), agreement, windowId, await clock.now());
    await clock.by('PT1M');
    progress.step();
  },

  standstill: async ({ windowId, agreement, clock, officer, progress }) => {
    progress.phase('Letters', 1);
    await release(await officer('contract-manager'), await officer('procurement-lead'), agreement, windowId);
    await clock.by('PT10M');
    progress.step();
  },

  awarded: async ({ clock, progress }) => {
    progress.phase('Standstill, contracts and notices', 1);
    await clock.by('PT408H');
    progress.step();
  },
};

/** Who has to say first that they have no interest in a window, to see anything of it. */
const everybody = [
  'procurement-lead',
  'contract-manager',
  'evaluator-1',
  'evaluator-2',
  'moderator',
  'approver',
] as const satisfies readonly DemoOfficer[];
