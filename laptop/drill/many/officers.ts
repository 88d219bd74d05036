import { SFNClient } from '@aws-sdk/client-sfn';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { Contended } from '../../../adapters/dynamodb/contended.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { type Ask, type Wait, waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { deliverAnswer } from '../../../adapters/workflow/deliver-answer.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { ListedApplication } from '../../../domain/application/lists.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Laptop } from '../../laptop.ts';
import { reachedAs } from '../reached-as.ts';

type Listed = Pick<ListedApplication, 'applicationId' | 'providerId' | 'locationId'>;

/** So many decide at the same time. */
const DESKS = 4;

const person = (name: string) => ({ id: `instant-${name}`, name: `Instant ${name} (demo)` });

/** Who evaluates and moderates together: what is counted of an officer lies in one record, which those of another desk never write. */
interface Desk {
  readonly one: Person;
  readonly other: Person;
  readonly moderator: Person;
}
const deskOf = (number: number): Desk => ({
  one: person(`evaluator ${number}`),
  other: person(`second evaluator ${number}`),
  moderator: person(`moderator ${number}`),
});

/** Officers who decide at once: what pages would store, in as few writes as the machines' questions allow, and the answers. */
export const instantOfficers = (laptop: Laptop, agreement: Agreement) => {
  const { client, documents, tableNamed } = reachedAs(laptop, 'SitesOfficerSiteFunction');
  const records = tableNamed('Records', 'officer-site', readsTogether(documents));
  const repositories = {
    records,
    windows: windowRepository(records),
    applications: applicationRepository(records),
    lists: applicationLists(records),
    evaluations: evaluationRepository(records),
    waits: waitRepository(records),
    controls: controlRepository(records),
    awards: awardRepository(records),
    contracts: contractRepository(records),
    notices: noticeRepository(records),
    seals: sealRepository(records),
    letters: letterRepository(documents, tableNamed('Letters')),
  };
  const { applications, evaluations, waits, controls } = repositories;
  const machines = new SFNClient({
    endpoint: laptop.gateUrl,
    region: 'eu-west-2',
    credentials: async () => client.config.credentials(),
  });
  const deliver = deliverAnswer({ machines, waits });
  const now = () => new Date(laptop.clock.now()).toISOString();
  const marksOn = ({ lots }: OpenedApplication) =>
    Object.fromEntries(
      questionsFor(agreement.questionnaire, lots).map(({ id }) => [id, { mark: 4, reason: 'Shown with own figures.' }]),
    );
  const answered = async (writes: Parameters<typeof records.transact>[0], asked: readonly Wait[], answer = {}) => {
    await records.transact([...writes, ...asked.map((each) => waits.answer(each, answer))]);
    for (const each of asked) await deliver({ ...each, status: 'answered', answer, version: each.version + 1 });
  };
  /** An application and what its machine asks about it; undefined where not all of that is open. */
  const asking = async (applicationId: string, ...asks: readonly Ask[]) => {
    const [application, ...found] = await Promise.all([
      applications.get(applicationId),
      ...asks.map((ask) => waits.get(applicationId, ask)),
    ]);
    const asked = found.flatMap((wait) => (wait?.status === 'waiting' ? [wait] : []));
    return application && asked.length === asks.length ? { application, asked } : undefined;
  };

  /** Both evaluators score it, once the machine asks both. */
  const score = async ({ applicationId }: Listed, { one, other }: Desk): Promise<void> => {
    const open = await asking(applicationId, 'evaluation-1', 'evaluation-2');
    if (!open) return;
    const [at, scores] = [now(), marksOn(open.application)];
    const places = [
      { slot: 1 as const, by: one, finalAt: at },
      { slot: 2 as const, by: other, finalAt: at },
    ];
    await answered(
      [
        ...places.map(({ slot, by, finalAt }) =>
          evaluations.claim({ applicationId, slot, evaluator: by, scores, finalAt, version: 1 }),
        ),
        ...applications.changeWrites(open.application, { evaluators: places }, { at, by: one, action: 'scores final' }),
      ],
      open.asked,
    );
  };
  const moderate = async ({ applicationId }: Listed, { moderator }: Desk): Promise<void> => {
    const open = await asking(applicationId, 'moderation');
    if (!open) return;
    const [at, scores] = [now(), marksOn(open.application)];
    await answered(
      [
        evaluations.beginModeration({ applicationId, moderator, scores, finalAt: at, version: 1 }),
        ...applications.changeWrites(open.application, { moderator }, { at, by: moderator, action: 'consensus final' }),
      ],
      open.asked,
    );
  };
  const prove = async ({ applicationId, providerId, locationId }: Listed, { one }: Desk): Promise<void> => {
    const [application, was] = await Promise.all([
      applications.get(applicationId),
      controls.of({ providerId, locationId }),
    ]);
    if (!application || was.proved) return;
    const at = now();
    await records.transact([
      controls.write(was, { ...was, proved: { how: 'read-back', by: one, at } }),
      ...applications.changeWrites(
        application,
        { controlStanding: 'proved' },
        { at, by: one, action: 'code read back' },
      ),
    ]);
  };
  const decisions = { 'needs-both-evaluators': score, 'to-moderate': moderate, 'to-prove': prove } as const;

  /**
   * Decides on each that stands in a list now, each desk on one at a time. One that others wrote to all the while stays in the list for the next time.
   */
  const decideOn = async (windowId: string, list: keyof typeof decisions): Promise<void> => {
    const waiting = (await Array.fromAsync(repositories.lists.every(windowId, list))).values();
    const work = async (desk: Desk) => {
      for (const each of waiting)
        await decisions[list](each, desk).catch((error: unknown) => {
          if (!(error instanceof Contended)) throw error;
        });
    };
    await Promise.all(Array.from({ length: DESKS }, (_, number) => work(deskOf(number))));
  };

  /** Has tried again what took the machines of a laptop too long. @returns how much that was */
  const tryFaultsAgain = async (): Promise<number> => {
    const { items } = await waits.waitingPage('fault', {});
    for (const wait of items) await answered([], [wait], { decision: 'again' });
    return items.length;
  };

  return {
    ...repositories,
    decideOn,
    tryFaultsAgain,
    close: () => {
      machines.destroy();
      client.destroy();
    },
  };
};
export type InstantOfficers = ReturnType<typeof instantOfficers>;
