import { isLeftOut, leavingOutOf } from '../../../domain/application/leaving-out.ts';
import type { SetAsideApplication } from '../../../domain/application/set-aside.ts';
import { paths } from '../paths.ts';
import type { StatusWords } from './statuses.ts';
import { unsealingFaultWords } from './unsealing-faults.ts';

export const leftOutWords: StatusWords = { text: 'Left out: could not be opened', colour: 'red' };
const proposedWords: StatusWords = { text: 'Leaving out proposed: provider may reply', colour: 'orange' };
const setAsideWords: StatusWords = { text: 'Could not be opened', colour: 'yellow' };

/** Applications that could not be opened, as officers' lists show them. Of those they have a conflict of interest with, no reason. */
export const unopenedShown = (setAside: readonly SetAsideApplication[], conflicted: ReadonlySet<string>) =>
  setAside.map((each) => {
    const proposed = leavingOutOf(each)?.proposed;
    const isConflicted = conflicted.has(each.applicationId);
    return {
      href: paths.fault(each.applicationId).page,
      name: proposed?.organisationName || 'An application that could not be opened',
      isLeftOut: isLeftOut(each),
      isConflicted,
      words: isLeftOut(each) ? leftOutWords : proposed ? proposedWords : setAsideWords,
      cause: unsealingFaultWords[each.fault],
      decided: isConflicted ? undefined : proposed?.decided,
    };
  });

export type UnopenedShown = ReturnType<typeof unopenedShown>[number];
