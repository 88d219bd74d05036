import { csv } from '../../../shared/csv.ts';
import { download, type PageResult } from '../../../shared/web/results.ts';
import type { OfAgreement } from '../../case/agreement.ts';
import { registerAsked } from '../../case/register.ts';
import type { Deps } from '../../deps.ts';
import { COLUMNS, placeRows } from '../../words/register.ts';

/** The register as a file, a row a place. */
export const places =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, filter, contracts } = await registerAsked(deps, request);
    const rows = placeRows(agreement, filter, contracts);
    return download(csv([COLUMNS, ...rows]), 'text/csv; charset=utf-8', `${agreement.id}-register.csv`);
  };
