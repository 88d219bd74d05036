import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { toldFrom } from '../../domain/window/extending.ts';
import type { WindowChange } from '../../domain/window/window.ts';
import { startOnce } from './start-once.ts';

/**
 * Sets going what follows a change of a window once it can no longer be taken back: providers are told, and a cancelled window's
 * processes ended. It is done before the change is stored: what was not stored in the end is not told.
 */
export type FollowChange = (windowId: string, change: Pick<WindowChange, 'kind' | 'at'>) => Promise<void>;

export const followChange =
  (machines: SFNClient, machineArn: string): FollowChange =>
  async (windowId, { kind, at }) =>
    startOnce(
      machines,
      new StartExecutionCommand({
        stateMachineArn: machineArn,
        name: `${windowId}-${at.replaceAll(/\D/g, '')}`,
        input: JSON.stringify({ windowId, changeAt: at, kind, tellAt: toldFrom({ kind, at }) }),
      }),
    );
