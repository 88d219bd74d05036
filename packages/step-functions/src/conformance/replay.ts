import { type Integration, type ServiceCall, ServiceFailure, type Stage } from '../integrations/integration.ts';
import type { Json } from '../json.ts';
import { runsAtOnce } from './compare.ts';
import { likeness } from './likeness.ts';
import type { RecordedAttempt, RecordedCase } from './recorded-case.ts';

/** How a token is to be resolved, as recorded. */
type Callback = (token: string, attempt: RecordedAttempt) => void;

const FAILED_AT: Partial<Record<RecordedAttempt['outcome'], Stage>> = {
  scheduleFailed: 'schedule',
  startFailed: 'start',
  submitFailed: 'submit',
};

/**
 * Every service at once, answering as the recording does, each recorded attempt one time. An attempt that timed out
 * on AWS is never answered.
 */
export const replay = (recorded: RecordedCase, callback: Callback): Integration & { unanswered(): number } => {
  const take = attempts(recorded);
  // Where branches run at the same time, AWS may have stopped one before its call was answered, or was recorded.
  const givenUp = runsAtOnce(recorded.definition) ? ({ outcome: 'timedOut' } as const) : undefined;
  const taken = new Map<string, RecordedAttempt>();
  let unanswered = 0;
  const attemptOf = (call: ServiceCall): RecordedAttempt => {
    const attempt = taken.get(call.attemptId) ?? take(call) ?? givenUp;
    if (!attempt) throw new ServiceFailure('Replay.NothingRecorded', `No such call by ${call.stateName} was recorded`);
    taken.set(call.attemptId, attempt);
    return attempt;
  };

  return {
    unanswered: () => unanswered,

    prepare(call) {
      const attempt = attemptOf(call);
      if (attempt.outcome === 'scheduleFailed' || attempt.outcome === 'startFailed') throw failureOf(attempt);
    },

    async call(call) {
      const attempt = attemptOf(call);
      if (call.pattern !== 'request' && attempt.outcome !== 'submitFailed') {
        if (call.pattern === 'token' && call.token !== undefined) callback(call.token, attempt);
        return attempt.submitted ?? null;
      }
      return outcomeOf(attempt, () => {
        unanswered += 1;
      });
    },

    completion: (call) => outcomeOf(attemptOf(call), () => {}),
  };
};

const outcomeOf = (attempt: RecordedAttempt, onNoAnswer: () => void): Promise<Json> => {
  if (attempt.outcome === 'succeeded') return Promise.resolve(attempt.output ?? null);
  if (attempt.outcome !== 'timedOut') return Promise.reject(failureOf(attempt));
  onNoAnswer();
  return new Promise(() => {});
};

const failureOf = ({ outcome, error, cause }: RecordedAttempt): ServiceFailure =>
  new ServiceFailure(error ?? undefined, causeText(cause), FAILED_AT[outcome]);

/** A cause that was one JSON object is recorded parsed. */
export const causeText = (cause: Json | undefined): string | undefined =>
  cause === undefined || cause === null ? undefined : typeof cause === 'string' ? cause : JSON.stringify(cause);

/** Finds the recorded attempt that fits a call best. */
const attempts = ({ mocks, placeholders }: RecordedCase) => {
  const alike = likeness(placeholders);
  const left = [...mocks.tasks];
  const sameParameters = (attempt: RecordedAttempt, call: ServiceCall) =>
    alike(attempt.parameters ?? attempt.input ?? null, call.parameters);
  const ways: ((attempt: RecordedAttempt, call: ServiceCall) => boolean)[] = [
    (attempt, call) => attempt.state === call.stateName && sameParameters(attempt, call),
    (attempt, call) => (attempt.state ?? null) === null && sameParameters(attempt, call),
    (attempt, call) => attempt.state === call.stateName,
  ];
  return (call: ServiceCall): RecordedAttempt | undefined => {
    for (const suits of ways) {
      const index = left.findIndex((attempt) => suits(attempt, call));
      if (index >= 0) return left.splice(index, 1)[0];
    }
    return undefined;
  };
};
