import { endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { contractStates } from '../../../../domain/award/countersigning.ts';
import { caseFileReaders, holds } from '../../../../domain/people/officer.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementAsked, type OfAgreement } from '../../case/agreement.ts';
import { contractsListed } from '../../case/contracts.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { contractStateAsked, contractStateWords } from '../../words/contract-states.ts';

/** The contracts of an agreement, by lot and by how they stand. */
export const contractList =
  (deps: Deps) =>
  async ({ params, query, arrivedAt, visitor }: OfAgreement): Promise<PageResult> => {
    const agreement = agreementAsked(deps, params.agreementId);
    const lot = agreement.lots.find(({ id }) => id === query.get('lot')) ?? agreement.lots[0];
    if (!lot) throw notFound();
    const after = query.get('after') ?? undefined;
    const asked = contractStateAsked(query.get('standing'));
    const { items, next } = await contractsListed(deps, agreement, lot.id, { asked, after, at: arrivedAt });
    const maySee = holds(officerOf(visitor), ...caseFileReaders);
    const { contractsAt } = paths.agreement(agreement.id);
    return page('officer/records/contracts.njk', {
      title: 'Contracts',
      caption: agreement.title,
      columns: 'govuk-grid-column-full',
      back: { href: paths.home, text: 'Your work' },
      here: contractsAt({ lot: lot.id, ...(asked && { standing: asked }) }),
      lots: agreement.lots.map(({ id, title }) => ({ id, title, href: contractsAt({ lot: id }) })),
      states: [
        { text: 'All', href: contractsAt({ lot: lot.id }), isHere: asked === undefined },
        ...contractStates.map((standing) => ({
          text: contractStateWords[standing],
          href: contractsAt({ lot: lot.id, standing }),
          isHere: asked === standing,
        })),
      ],
      windowsHref: paths.windows,
      lot,
      endsOn: endOfTerm(agreement),
      isNarrowed: asked !== undefined,
      contracts: items.map((each) => ({
        ...each,
        stands: contractStateWords[each.state],
        href: maySee ? paths.window(each.windowId).application(each.applicationId).contract(each.lot).page : undefined,
      })),
      next,
      isFirst: after === undefined,
    });
  };
