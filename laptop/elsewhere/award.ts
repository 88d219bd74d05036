import { now } from '../../adapters/clock.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { londonDate } from '../../domain/time/london.ts';
import { approve, authorityOn, recommend } from '../demo/award.ts';
import { decideReferrals } from '../demo/decide.ts';
import { evaluate, moderate, toScoreBy } from '../demo/evaluate.ts';
import { declareNone } from '../demo/officers.ts';
import type { Progress } from '../demo/progress.ts';
import { plain } from '../demo/visitor.ts';
import { awardNeeds, invite, type Officer } from './accounts.ts';
import type { Emulator } from './emulator.ts';
import { machinesOf } from './machines.ts';
import type { Person } from './person.ts';
import { StopsHere } from './report.ts';
import type { Deed } from './road.ts';

const PATIENCE_MS = 60_000;
/** Where applications wait for people, before they can be scored and while they are. */
const REFERRED = ['Wait for the decision on the registration', 'Wait for the decision on compliance'];
const HEARD = ['Wait for the end of the time to reply', 'Wait for the decision on the reply'];
const SCORED = ['Wait for both evaluators', 'Wait for the first evaluator', 'Wait for the second evaluator'];
const quiet: Progress = { phase: () => {}, step: () => {}, done: () => {} };

/** From the first officer to the standstill, which takes days that nobody has here. */
export const fromTheCloseOn = (
  emulator: Emulator,
  siteUrl: string,
  agreement: Agreement,
  windowId: string,
): readonly Deed[] => {
  const machines = machinesOf(emulator.env);
  const { questionnaire } = agreement;
  const officers = new Map<Officer, Person>();
  const officer = (name: Officer): Person => {
    const person = officers.get(name);
    if (!person) throw new Error(`${name} was not invited`);
    return person;
  };
  const applications = (...states: readonly string[]) => machines.arrivedIn('Application', states, PATIENCE_MS);
  const award = (...states: readonly string[]) => machines.arrivedIn('Award', states, PATIENCE_MS);
  const decide = async (kind: 'registration' | 'compliance') => {
    const decided = await decideReferrals(officer('procurement-lead'), windowId, kind, quiet);
    return `${decided} decided; ${await applications(...REFERRED, ...HEARD, ...SCORED)}`;
  };
  return [
    [
      'Officers are invited, sign in with a password of their own, and declare their interests',
      async () => {
        for (const name of awardNeeds) {
          const person = await invite(emulator, siteUrl, name);
          officers.set(name, person);
          await person.signIn('/officers');
          await declareNone(person, windowId);
        }
        return `${officers.size} officers`;
      },
    ],
    ['The register is asked', () => applications(...REFERRED, ...HEARD, ...SCORED)],
    ['The lead decides what the register left open', () => decide('registration')],
    ['The lead decides what compliance left open', () => decide('compliance')],
    [
      'Two evaluators score',
      async () => {
        for (const [name, reader] of [
          ['evaluator-1', 'strict'],
          ['evaluator-2', 'generous'],
        ] as const) {
          const toScore = await toScoreBy(officer(name), windowId);
          await evaluate(officer(name), questionnaire, toScore, reader, quiet);
        }
        return applications('Wait for the moderator', ...HEARD);
      },
    ],
    [
      'A moderator agrees the scores',
      async () => {
        await moderate(officer('moderator'), questionnaire, windowId, quiet);
        return applications(...HEARD);
      },
    ],
    [
      'The lead recommends',
      async () => {
        await recommend(officer('procurement-lead'), windowId);
        return award('Wait for the approval');
      },
    ],
    [
      'An approver approves; letters go out, and the standstill begins',
      async () => {
        const today = londonDate(now());
        if (!authorityOn(agreement, today))
          throw new StopsHere(`no authority in the agreement’s file allows an award on ${today}`);
        await approve(officer('approver'), agreement, windowId, now());
        return award('Wait for the standstill to end');
      },
    ],
    [
      'The lead sees the award',
      async () => {
        const { html } = await officer('procurement-lead').open(`/officers/windows/${windowId}`);
        return plain(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
          .replace(/\s+/g, ' ')
          .trim()
          .slice(0, 160);
      },
    ],
  ];
};
