/** How one step of the road ended. `stopped` is by a fault of the emulator's; `failed` may be a fault of ours, and is to be looked at. */
export type Ending = 'done' | 'differs' | 'stopped' | 'failed';

export interface Step {
  readonly step: string;
  readonly ending: Ending;
  /** What was seen, in a line. */
  readonly saw: string;
}

/** What ends the road and is no fault of the service: the emulator does otherwise than AWS. */
export class StopsHere extends Error {
  override readonly name = 'StopsHere';
}

export interface Report {
  readonly steps: readonly Step[];
  /** Takes a step and says how it ended. @returns whether the next one can be taken */
  take(step: string, deed: () => Promise<string>): Promise<boolean>;
  /** Says what the emulator does otherwise, where the road goes on all the same. */
  differs(step: string, saw: string): void;
}

const WORDS: Readonly<Record<Ending, string>> = {
  done: 'ok     ',
  differs: 'differs',
  stopped: 'STOPPED',
  failed: 'FAILED ',
};

export const reportOn = (say: (line: string) => void): Report => {
  const steps: Step[] = [];
  const tell = (step: Step) => {
    steps.push(step);
    say(`${WORDS[step.ending]} ${step.step}: ${step.saw}`);
  };
  return {
    steps,
    differs: (step, saw) => tell({ step, ending: 'differs', saw }),
    take: async (step, deed) => {
      try {
        tell({ step, ending: 'done', saw: await deed() });
        return true;
      } catch (error) {
        const saw = error instanceof Error ? error.message : String(error);
        tell({ step, ending: error instanceof StopsHere ? 'stopped' : 'failed', saw });
        return false;
      }
    },
  };
};
