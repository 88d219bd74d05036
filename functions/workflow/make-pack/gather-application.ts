import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { GatheredApplication, LetterWritten } from '../../../domain/evidence/gathered.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import type { Window } from '../../../domain/window/window.ts';
import { besideApplication, lettersAbout } from '../../shared/letters-about.ts';
import type { Deps } from './deps.ts';

/** Whose provider knows the outcome: its letter has gone, whatever became of it. */
const went: ReadonlySet<string> = new Set(['sent', 'undeliverable', 'delivered-otherwise', 'not-sent']);

interface Which {
  readonly agreement: Agreement;
  readonly window: Window;
  readonly application: OpenedApplication;
}

type Gathered = Omit<GatheredApplication, 'files' | 'noteFiles' | 'trail'>;

/** All that is on record of an application but its files' bytes and what the audit trail says of it: each is asked for by its key. */
export const gatherApplication = async (deps: Deps, { agreement, window, application }: Which): Promise<Gathered> => {
  const { applicationId, providerId, windowId } = application;
  const [frozen, counting, evaluations, setAside, moderation, answers, beside] = await Promise.all([
    deps.applications.frozen(applicationId),
    deps.applications.counting(application),
    deps.evaluations.of(applicationId),
    deps.evaluations.everSetAside(applicationId),
    deps.evaluations.moderation(applicationId),
    Promise.all(evidenceOf(application).map((hash) => deps.applications.evidence(applicationId, hash))),
    besideApplication(deps, application),
  ]);
  if (!frozen) throw new Error(`Nothing is stored of what ${applicationId} submitted`);
  const { corrections, representations, control, contracts } = beside;
  const letters = await written(deps, await lettersAbout(deps.letters, { window, application, frozen, beside }));
  const outcome = letters.find(({ letterId }) => letterId === outcomeLetterIdOf(windowId, providerId));
  return {
    agreement,
    application,
    frozen,
    counting,
    corrections,
    representations,
    answers: answers.filter((each) => each !== undefined),
    evaluations,
    setAside,
    moderation,
    letters,
    contracts: contracts.map(({ contract, standing }) => ({ ...contract, ...(standing ? { standing } : {}) })),
    control,
    isTold: outcome !== undefined && went.has(outcome.status),
  };
};

/** What the register answered each time that it was asked. */
const evidenceOf = (application: OpenedApplication): readonly string[] => {
  const { registration, namedLocation, askedAgain, referralNotes = [] } = application;
  const asked = [
    registration,
    namedLocation?.registration,
    askedAgain?.approval?.registration,
    askedAgain?.contract?.registration,
    ...referralNotes.map(({ successor }) => successor),
  ];
  return [...new Set(asked.flatMap((each) => each?.evidenceHash ?? []))].toSorted();
};

/** Letters with what they say. */
const written = (
  { letters }: Pick<Deps, 'letters'>,
  found: readonly StoredLetter[],
): Promise<readonly LetterWritten[]> =>
  Promise.all(
    found.map(async (letter) => {
      const { letterId, kind, to, addressee, subject, status, createdAt, sentAt, otherwise, failure } = letter;
      const body = await letters.bodyOf(letter);
      return { letterId, kind, to, addressee, subject, body, status, createdAt, sentAt, otherwise, failure };
    }),
  );
