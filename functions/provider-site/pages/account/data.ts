import { gzipSync } from 'node:zlib';
import { londonDate } from '../../../../domain/time/london.ts';
import { Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { download, type PageResult } from '../../../shared/web/results.ts';
import { ownData } from '../../case/own-data.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Bytes, compressed: a function answers six megabytes at most, and what is compressed goes out a third longer. */
const MOST = 4_000_000;

/** One's own data as one file. */
export const ownDataFile =
  (deps: Deps) =>
  async (request: SignedInRequest): Promise<PageResult> => {
    const text = JSON.stringify(await ownData(deps, request), null, 1);
    if (gzipSync(text).length > MOST) throw tooMuch();
    return download(text, 'application/json', `your-data-${londonDate(request.arrivedAt)}.json`);
  };

const tooMuch = (): Problem =>
  new Problem(422, {
    title: 'This is too much for one file',
    lines: [
      'What we hold about you does not fit into one file. Each application, receipt, contract and letter can be saved from its own page.',
      'If you want all of it at once, ask the council: how to reach it is said at the foot of this page.',
    ],
    link: { href: paths.account, text: 'Back to your account' },
  });
