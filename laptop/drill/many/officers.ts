import { SFNClient } from '@aws-sdk/client-sfn';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
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
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Laptop } from '../../laptop.ts';
import { reachedAs } from '../reached-as.ts';

const person = (name: string) => ({ id: `instant-${name}`, name: `Instant ${name} (demo)` });
const [one, other, moderator] = [person('evaluator'), person('second evaluator'), person('moderator')];

/** Officers who decide at once: what pages would store, in as few writes as the machines' questions allow, and the answers. */
export const instantOfficers = (laptop: Laptop, agreement: Agreement) => {
  const { client, documents, tableNamed } = reachedAs(laptop, 'SitesOfficerSite');
  const records = tableNamed('Records', 'officer-site', readsTogether(documents));
  const repositories = {
    records,
    windows: windowRepository(records),
    applications: applicationRepository(records),
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
  const answered = async (writes: Parameters<typeof records.transact>[0], asked: readonly Wait[]) => {
    await records.transact([...writes, ...asked.map((each) => waits.answer(each, {}))]);
    for (const each of asked) await deliver({ ...each, status: 'answered', answer: {}, version: each.version + 1 });
  };
  const asking = async ({ applicationId }: OpenedApplication, ...asks: readonly Ask[]) => {
    const found = await Promise.all(asks.map((ask) => waits.get(applicationId, ask)));
    const open = found.flatMap((wait) => (wait?.status === 'waiting' ? [wait] : []));
    return open.length === asks.length ? open : undefined;
  };

  /** Both evaluators score it, once the machine asks both. */
  const score = async (application: OpenedApplication): Promise<void> => {
    const asked = await asking(application, 'evaluation-1', 'evaluation-2');
    if (!asked) return;
    const { applicationId } = application;
    const [at, scores] = [now(), marksOn(application)];
    const places = [
      { slot: 1 as const, by: one, finalAt: at },
      { slot: 2 as const, by: other, finalAt: at },
    ];
    await answered(
      [
        ...places.map(({ slot, by, finalAt }) =>
          evaluations.claim({ applicationId, slot, evaluator: by, scores, finalAt, version: 1 }),
        ),
        ...applications.changeWrites(application, { evaluators: places }, { at, by: one, action: 'scores final' }),
      ],
      asked,
    );
  };
  const moderate = async (application: OpenedApplication): Promise<void> => {
    const asked = await asking(application, 'moderation');
    if (!asked) return;
    const { applicationId } = application;
    const at = now();
    await answered(
      [
        evaluations.beginModeration({
          applicationId,
          moderator,
          scores: marksOn(application),
          finalAt: at,
          version: 1,
        }),
        ...applications.changeWrites(application, { moderator }, { at, by: moderator, action: 'consensus final' }),
      ],
      asked,
    );
  };
  const prove = async (application: OpenedApplication): Promise<void> => {
    const was = await controls.of(application);
    if (was.proved) return;
    await records.transact([controls.write(was, { ...was, proved: { how: 'read-back', by: one, at: now() } })]);
  };

  return {
    ...repositories,
    score,
    moderate,
    prove,
    close: () => {
      machines.destroy();
      client.destroy();
    },
  };
};
export type InstantOfficers = ReturnType<typeof instantOfficers>;
