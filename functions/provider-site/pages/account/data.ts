import { londonDate } from '../../../../domain/time/london.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { download, type PageResult } from '../../../shared/web/results.ts';
import { ownData } from '../../case/own-data.ts';
import type { Deps } from '../../deps.ts';

/** One's own data as one file. */
export const ownDataFile =
  (deps: Deps) =>
  async (request: SignedInRequest): Promise<PageResult> =>
    download(
      JSON.stringify(await ownData(deps, request), null, 1),
      'application/json',
      `your-data-${londonDate(request.arrivedAt)}.json`,
    );
