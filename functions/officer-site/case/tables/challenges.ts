import { isProposal, isTakenBack } from '../../../../domain/award/stop-proposal.ts';
import { day, instant, type TableRows } from '../../../../domain/tables/cells.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Deps } from '../../deps.ts';

const decided = { continue: 'The award goes on', stop: 'The award is stopped' } as const;

/** The challenges to a window's award and officers' own proposals to stop it, with how each was settled. */
export const challengeRows = ({ awards }: Pick<Deps, 'awards'>, { windowId }: Pick<Window, 'windowId'>): TableRows => ({
  headings: [
    'Kind',
    'Recorded at',
    'Recorded by',
    'From',
    'Summary',
    'Received on',
    'Answered by',
    'Lots',
    'Application',
    'Settled at',
    'Settled by',
    'Decision',
    'Reason',
  ],
  rows: (async function* () {
    for (const each of await awards.challenges(windowId)) {
      const { at, recordedBy, from, summary, particulars, settled } = each;
      yield [
        isProposal(each) ? 'Proposal to stop the award' : 'Challenge',
        instant(at),
        recordedBy.name,
        from,
        summary,
        day(particulars?.receivedOn),
        day(particulars?.answerBy),
        particulars?.lots.join(' '),
        particulars?.application?.reference,
        instant(settled?.at),
        settled?.by.name,
        settled && (isProposal(each) && isTakenBack(each) ? 'Taken back' : decided[settled.decision]),
        settled?.reason,
      ];
    }
  })(),
});
