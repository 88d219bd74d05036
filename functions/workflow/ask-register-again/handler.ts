import { type Register, RegisterUnavailable } from '../../../adapters/cqc/register.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { LocationUses } from '../../../adapters/dynamodb/location-uses.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { applicantIn } from '../../../domain/application/applicant.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { registrationRecordOf } from '../../../domain/application/registration-record.ts';
import { findingsOfSharedLocation } from '../../../domain/application/shared-location.ts';
import { registerChanges } from '../../../domain/award/register-changes.ts';
import { allAtOnce, type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import { storedAnswers, storedApplication } from '../stored-application.ts';
import { frozenAgreement } from '../stored-window.ts';
import type { Input, Output } from './schema.ts';

interface Deps extends CalledAgain {
  readonly records: Table;
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly locationUses: LocationUses;
  readonly register: () => Promise<Register>;
}

/** The register allows many questions a minute; so few at a time leave room for everybody else's. */
const TOGETHER = 4;
/** So many in a row without an answer are no fault of single locations: the others of the call are not asked about. */
const MOST_SILENT = 20;

/**
 * Asks the register again about each application with a place, keeps its answer as evidence, and notes what is otherwise than when the
 * registration was accepted: another provider at its location too (docs/rules.md, rule 4). What was asked since the recommendation, or since the end of the standstill, is not
 * asked again, so an attempt takes up what an earlier one left. It asks about as many in a call as one call may, from behind so many
 * (`after`) on; about all of them where that is not said.
 * @throws RegisterUnavailable in the last call, where the register could not be asked about all of them, once the others are noted
 */
export const askRegisterAgain =
  (deps: Deps) =>
  async ({ windowId, before, after, unanswered = 0 }: Input): Promise<Output> => {
    const { records, windows, applications, awards, locationUses, register, now } = deps;
    const call = thisCall(deps, after);
    const agreement = await frozenAgreement(windows, windowId);
    const recommendation = (await awards.recommendations(windowId)).at(-1);
    const since = before === 'approval' ? recommendation?.at : (await awards.standstill(windowId))?.endsAt;
    const places = recommendation ? await awards.places(recommendation) : [];
    const withPlace = [...new Set(places.map(({ applicationId }) => applicationId))];
    const ofRound = before === 'approval' && recommendation ? { round: recommendation.round } : {};
    const regulator = await register();
    const silent: RegisterUnavailable[] = [];
    let [asked, worse, silentInARow] = [0, 0, 0];

    const { done, isMore } = await inBatches(withPlace.slice(after), call, ask, TOGETHER);
    const cameTo = (after ?? 0) + done;
    const count = { windowId, asked, worse };
    if (isMore) return { ...count, outcome: 'more', after: cameTo, unanswered: unanswered + silent.length };
    // Of those before, all have been asked about but for the ones that got no answer: these are asked about once more.
    const earlier = unanswered > 0 ? withPlace.slice(0, after) : [];
    const { isMore: areLeft } = await inBatches(earlier, { ...allAtOnce, isOver: call.isOver }, ask, TOGETHER);
    const [first] = silent;
    if (first) throw first;
    return areLeft
      ? { windowId, asked, worse, outcome: 'more', after: cameTo, unanswered }
      : { windowId, asked, worse };

    async function ask(applicationId: string): Promise<void> {
      const application = await storedApplication(applications, applicationId);
      if (isAsked(application)) return;
      if (silentInARow >= MOST_SILENT) return forgetEarlier(application);
      const looked = await regulator.look(application.locationId);
      if (looked.kind === 'unavailable') {
        silent.push(new RegisterUnavailable(looked));
        silentInARow += 1;
        return forgetEarlier(application);
      }
      silentInARow = 0;
      await applications.keepEvidence(applicationId, looked.evidence);
      const frozen = await storedAnswers(applications, application);
      const registration = registrationRecordOf(looked, {
        applicant: applicantIn(frozen.answers),
        locationId: application.locationId,
        requiredActivity: agreement.regulator.activity,
        checkedAt: now(),
        evidenceHash: looked.evidence.sha256,
        shared: findingsOfSharedLocation(await locationUses(application, application.locationId)),
      });
      const changes = application.registration ? [...registerChanges(application.registration, registration)] : [];
      await records.transact([
        ...applications.changeWrites(
          application,
          { askedAgain: { ...application.askedAgain, [before]: { registration, changes, ...ofRound } } },
          {
            at: now(),
            action: `register asked again before the ${before}`,
            detail: changes.map(({ code }) => code).join(', ') || 'unchanged',
          },
        ),
      ]);
      asked += 1;
      if (changes.some((change) => change.worse)) worse += 1;
    }

    /** What was answered for an earlier recommendation says nothing of this one. */
    async function forgetEarlier(application: OpenedApplication): Promise<void> {
      if (before !== 'approval' || !application.askedAgain?.approval) return;
      const { approval: _, ...askedAgain } = application.askedAgain;
      await records.transact([
        ...applications.changeWrites(
          application,
          { askedAgain },
          { at: now(), action: 'register could not be asked again before the approval' },
        ),
      ]);
    }

    function isAsked({ status, askedAgain, placeDecision }: OpenedApplication): boolean {
      if (before === 'contract' && (placeDecision || status !== 'awarded')) return true;
      const last = askedAgain?.[before]?.registration.checkedAt;
      return last !== undefined && since !== undefined && last >= since;
    }
  };
