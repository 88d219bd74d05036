import { now } from '../../adapters/clock.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { londonDate } from '../../domain/time/london.ts';
import { demoApplicants } from '../demo/applicants.ts';
import { approve, recommend, release } from '../demo/award.ts';
import { decideReferrals } from '../demo/decide.ts';
import { evaluate, moderate, toScoreByBoth } from '../demo/evaluate.ts';
import { declareNone } from '../demo/officers.ts';
import { readOutcomes } from '../demo/outcomes.ts';
import type { Progress } from '../demo/progress.ts';
import { type AtHome, prove } from '../demo/prove.ts';
import { linksOn } from '../demo/reading-pages.ts';
import { awardNeeds, invite, type Officer } from './accounts.ts';
import type { Emulator } from './emulator.ts';
import { machinesOf } from './machines.ts';
import type { Person } from './person.ts';
import type { Deed } from './road.ts';

const PATIENCE_MS = 60_000;
/** Letters go out a minute later at the most, and so long is waited for what arrived in time. */
const PATIENCE_AFTER_APPROVAL_MS = 5 * PATIENCE_MS;
/** Where applications wait for people, before they can be scored and while they are. */
const REFERRED = ['Wait for the decision on the registration', 'Wait for the decision on compliance'];
const HEARD = ['Wait for the end of the time to reply', 'Wait for the decision on the reply'];
const SCORED = ['Wait for both evaluators', 'Wait for the first evaluator', 'Wait for the second evaluator'];
const quiet: Progress = { phase: () => {}, step: () => {}, done: () => {} };

/**
 * From the first officer to contracts and notices.
 * @param applicants by their names, at their browsers
 */
export const fromTheCloseOn = (
  emulator: Emulator,
  siteUrl: string,
  agreement: Agreement,
  windowId: string,
  applicants: ReadonlyMap<string, Person>,
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
        const [strict, generous] = [officer('evaluator-1'), officer('evaluator-2')];
        const toScore = await toScoreByBoth([strict, generous], officer('procurement-lead'), windowId);
        await evaluate(strict, questionnaire, toScore, 'strict', quiet);
        await evaluate(generous, questionnaire, toScore, 'generous', quiet);
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
      'Each provider proves that it speaks for its location',
      async () => {
        const on = londonDate(now());
        const atHome: AtHome = async ({ name }) => {
          const visitor = applicants.get(name)?.at(siteUrl);
          if (!visitor) throw new Error(`${name} did not apply`);
          return { visitor, home: await visitor.signIn('/apply/sign-in?return=/apply') };
        };
        const known = demoApplicants(agreement, on, applicants.size);
        await prove(atHome, officer('procurement-lead'), windowId, known, on, quiet);
        const { html } = await officer('procurement-lead').open(`/officers/windows/${windowId}/control`);
        return `${html.split('>Proved<').length - 1} proved`;
      },
    ],
    [
      'The lead recommends',
      async () => {
        await recommend(officer('procurement-lead'), windowId);
        return machines.arrivedIn('Award', ['Wait for the approval'], PATIENCE_MS);
      },
    ],
    [
      'An approver approves, and the outcome letters are drafted',
      async () => {
        await approve(officer('approver'), agreement, windowId, now());
        return machines.arrivedIn('Award', ['Wait for the release of the letters'], PATIENCE_MS);
      },
    ],
    [
      'One officer reads the letters and another releases them; contracts are made and notices published',
      async () => {
        await release(officer('contract-manager'), officer('procurement-lead'), agreement, windowId);
        return machines.arrivedIn('Award', [], PATIENCE_AFTER_APPROVAL_MS);
      },
    ],
    [
      'The lead’s spreadsheet and the public register say what came of it',
      async () => {
        const outcomes = await readOutcomes(siteUrl, officer('procurement-lead'), windowId, agreement);
        const places = Object.entries(outcomes.contractsByLotAndZone).map(
          ([lot, zones]) => `lot ${lot} in ${Object.keys(zones).length} zones`,
        );
        if (outcomes.awarded === 0) throw new Error('Nobody was awarded a place');
        return `${outcomes.awarded} of ${outcomes.applied} awarded: ${places.join(', ')}`;
      },
    ],
    [
      'The award notice is published',
      async () => {
        const { html } = await officer('procurement-lead').open(`/officers/agreements/${agreement.id}/notices`);
        const published = linksOn(html, /^\/notices\/[^/]+$/);
        if (published.length === 0) throw new Error('No notice is published');
        return published.join(', ');
      },
    ],
  ];
};
