import type { ContractStanding, SeenConditions } from '../../../domain/award/contract-standing.ts';
import { barriersToCountersigning, barriersToSigningUnder, signsAs } from '../../../domain/award/countersigning.ts';
import { contractCountersignedLetter } from '../../../domain/letters/contract-standing-letters.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { ContractCase } from '../case/contract.ts';
import { declarationOf } from '../case/declaration.ts';
import type { AwardDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparate } from './require-separate.ts';

/** What an officer signs a contract with: under which authority, and what they have seen of each condition. */
export interface Countersigning {
  readonly authorityId: string;
  readonly seen: SeenConditions;
}

/**
 * Countersigns a contract for the council and has its provider told, all or nothing, and answers what stands against it: none where it is done. The
 * letter goes with it, so that it cannot be taken back. The same officer's again changes nothing.
 * @throws Problem 409 where somebody else countersigned it, with who and when; 403 for whom separation of duties keeps from it
 */
export const countersign = (
  deps: AwardDeps,
  { window, application, agreement, now, contract, endsOn }: ContractCase,
  officer: Officer,
  { authorityId, seen }: Countersigning,
  at: string,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { windowId } = window;
    const [declaration, judged, approvals] = await Promise.all([
      declarationOf(deps, officer, windowId),
      deps.applications.get(application.applicationId),
      deps.awards.approvals(windowId),
    ]);
    // Last, since it says whether somebody has done it: what it says holds for the transaction.
    const standing = await deps.standings.get(contract);
    if (standing?.countersigned) return signedBefore(contract, application, standing.countersigned, officer);
    requireSeparate('countersign', officer, judged ?? application, windowId, { approvals });
    const authority = now.authorities.find(({ id }) => id === authorityId);
    const barriers = [
      ...barriersToCountersigning({ standing, contract, endsOn }, at),
      ...barriersToSigningUnder(authority, now, londonDate(at)),
    ];
    const as = signsAs(officer);
    if (barriers.length > 0 || !authority || !as) return barriers;
    const by = { id: officer.id, name: officer.name };
    const countersigned = { by, as, at, authorityId, authority: authority.reference, seen };
    const { kept, writes } = deps.standings.move(
      contract,
      standing,
      { countersigned },
      { at, by, action: 'contract countersigned', detail: detailOf(contract.lot, authorityId, seen) },
    );
    const pageUrl = `${deps.siteUrl}/apply/windows/${windowId}/contracts/${contract.lot}`;
    const about = { agreement, contract, email: (judged ?? application).email, pageUrl };
    const letter = contractCountersignedLetter(about, countersigned, kept.version);
    await deps.records.transact([
      ...writes,
      deps.letters.write(letter, at),
      deps.evaluations.stillDeclared(windowId, declaration),
    ]);
    await wakeSender(deps, letter);
    return [];
  });

const detailOf = (lot: string, authorityId: string, { commitments, insurance, register }: SeenConditions): string =>
  `Lot ${lot}, under ${authorityId}. Commitments: ${commitments} Insurance: ${insurance} Register: ${register}`;

/** The same officer's again is done; another's is refused with who came first. @throws Problem 409 */
const signedBefore = (
  { windowId, lot }: Pick<ContractStanding, 'windowId' | 'lot'>,
  { applicationId }: ContractCase['application'],
  before: NonNullable<ContractStanding['countersigned']>,
  { id }: Officer,
): readonly Reason[] => {
  if (before.by.id === id) return [];
  throw new Problem(409, {
    title: 'This contract has been countersigned already',
    lines: [
      `${before.by.name} countersigned it at ${momentInWords(before.at)}, under ${before.authority}.`,
      'Yours was not saved.',
    ],
    link: { href: paths.window(windowId).application(applicationId).contract(lot).page, text: 'See the contract' },
  });
};
