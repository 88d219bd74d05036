import { EvaluationFailure } from '../failure.ts';
import { MAX_SECONDS } from '../limits.ts';

/** Wait, TimeoutSeconds and HeartbeatSeconds take whole seconds. @throws EvaluationFailure */
export const checkSeconds = (field: string, seconds: number, least: 0 | 1): void => {
  if (Number.isInteger(seconds) && seconds >= least && seconds <= MAX_SECONDS) return;
  throw new EvaluationFailure(
    `The ${field} field must be an integer between ${least} and ${MAX_SECONDS} but was: ${seconds}`,
    field,
  );
};
