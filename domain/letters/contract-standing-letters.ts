import { type Agreement, lotOf } from '../agreement/agreement.ts';
import type { Contract } from '../award/award.ts';
import type { ContractStanding } from '../award/contract-standing.ts';
import { signedByCouncil } from '../award/countersigning.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';
import type { Letter, LetterKind } from './letter.ts';
import { typedLine, typedLines } from './typed.ts';

type Names = Pick<Agreement, 'title' | 'council' | 'lots'>;
type Of = Pick<Contract, 'contractId' | 'windowId' | 'providerId' | 'providerName' | 'lot'>;

interface About {
  readonly agreement: Names;
  readonly contract: Of;
  readonly email: string;
  /** The contract's own page. */
  readonly pageUrl: string;
}

/** `version`: of the standing that the letter tells of, since somebody may leave, stay and leave again. */
const letterAbout = (
  { agreement, contract, email }: About,
  kind: LetterKind,
  version: number,
  subject: string,
  paragraphs: readonly string[],
): Letter => ({
  letterId: `${contract.windowId}.${kind}-${contract.lot}-${version}.${contract.providerId}`,
  kind,
  to: email,
  addressee: contract.providerName,
  subject: `${agreement.title}: ${subject}`,
  body: [`Dear ${typedLine(contract.providerName)},`, ...paragraphs].join('\n\n'),
});

const which = ({ agreement, contract }: About): string =>
  `contract ${contract.contractId} for lot ${contract.lot}, ${lotOf(agreement, contract.lot)?.title ?? ''}`;

/** Confirms that a contract was accepted: by whom and when. */
export const contractAcceptedLetter = (
  about: About,
  { signatory, at }: NonNullable<ContractStanding['accepted']>,
  version: number,
): Letter =>
  letterAbout(about, 'contract-accepted', version, `you have accepted your contract for lot ${about.contract.lot}`, [
    `${typedLine(signatory)} accepted ${which(about)} at ${momentInWords(at)}.`,
    `You find it, to read and to save, on its page: ${about.pageUrl}`,
    'If nobody who may sign for you did this, tell the council at once.',
  ]);

/** Tells a provider that the council has signed its contract too: in which role, when, and under which authority. */
export const contractCountersignedLetter = (
  about: About,
  countersigned: NonNullable<ContractStanding['countersigned']>,
  version: number,
): Letter =>
  letterAbout(
    about,
    'contract-countersigned',
    version,
    `the council has signed your contract for lot ${about.contract.lot}`,
    [
      `${about.agreement.council} has signed ${which(about)}: ${signedByCouncil(countersigned)}, under ${typedLine(countersigned.authority)}. Both sides have signed it now.`,
      `You find it, to read and to save, on its page: ${about.pageUrl}`,
    ],
  );

/** Confirms that a provider has said that it leaves: from when on, and that it can take it back until then. */
export const leavingLetter = (
  about: About,
  { reason, at, on }: NonNullable<ContractStanding['leaving']>,
  version: number,
): Letter =>
  letterAbout(about, 'contract-leaving', version, `you leave your contract for lot ${about.contract.lot}`, [
    `At ${momentInWords(at)} you told us that you leave ${which(about)}. Its last day is ${dateInWords(on)}. Until then it goes on as before.`,
    'The reason that you gave is:',
    typedLines(reason),
    'On the morning after its last day your place is taken out of the public register. Care packages that you give then are between you and the council, which writes to you about each.',
    `Up to the end of the last day you can take this back, on its page: ${about.pageUrl}`,
  ]);

/** Confirms that a provider stays after all. */
export const stayingLetter = (about: About, at: string, version: number): Letter =>
  letterAbout(about, 'contract-staying', version, `you stay with your contract for lot ${about.contract.lot}`, [
    `At ${momentInWords(at)} you took back that you leave ${which(about)}. It goes on as if you had not said so.`,
    `You find it on its page: ${about.pageUrl}`,
  ]);
