import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { answerToldFrom } from '../../domain/window/clarification.ts';
import { toldFrom } from '../../domain/window/extending.ts';
import type { WindowChange } from '../../domain/window/window.ts';
import { isStartedBefore, startOnce } from './start-once.ts';

/** An answer to a clarification question is told as a change of the window is. */
type Followed = Pick<WindowChange, 'kind' | 'at'> | FollowedAnswer;
interface FollowedAnswer {
  readonly kind: 'answered';
  readonly at: string;
  readonly clarificationId: string;
}

/**
 * Sets going what follows a change of a window once it can no longer be taken back: providers are told, and a cancelled window's
 * processes ended. It is done before the change is stored: what was not stored in the end is not told.
 */
export type FollowChange = (windowId: string, change: Followed) => Promise<void>;

export const followChange =
  (machines: SFNClient, machineArn: string): FollowChange =>
  (windowId, change) =>
    startOnce(machines, following(machineArn, windowId, change, 1));

/** Step Functions keeps a name for ninety days after its execution: so often a change may be followed meanwhile. */
const MOST_TIMES = 200;

/** A change was followed in vain more often than names were thought of. */
class FollowedInVain extends Error {
  override readonly name = 'FollowedInVain';
}

/**
 * The same once more, where what followed a change has ended and not all is done: by an execution of the next name that none has had. One that
 * is under way is left to it. @throws FollowedInVain
 */
export const followChangeAgain =
  (machines: SFNClient, machineArn: string): FollowChange =>
  async (windowId, change) => {
    for (let time = 1; time <= MOST_TIMES; time += 1) {
      try {
        await machines.send(following(machineArn, windowId, change, time));
        return;
      } catch (error) {
        if (!isStartedBefore(error)) throw error;
      }
    }
    throw new FollowedInVain(`The change of ${windowId} at ${change.at}`);
  };

/** One that is under way is answered by its own name and input, as if it had just been started. */
const following = (stateMachineArn: string, windowId: string, followed: Followed, time: number) => {
  const { kind, at } = followed;
  const stamp = at.replaceAll(/\D/g, '');
  return new StartExecutionCommand({
    stateMachineArn,
    name: [windowId, stamp, ...(kind === 'answered' ? [markOf(followed)] : []), ...(time === 1 ? [] : [time])].join(
      '-',
    ),
    input: JSON.stringify({
      windowId,
      changeAt: at,
      kind,
      tellAt: kind === 'answered' ? answerToldFrom(followed) : toldFrom({ kind, at }),
      ...(kind === 'answered' && { clarificationId: followed.clarificationId }),
    }),
  });
};

/** Two officers may answer two questions in the same millisecond. A name has 80 characters. */
const markOf = ({ clarificationId }: FollowedAnswer): string => `q${clarificationId.slice(-8)}`;
