import { Problem } from '../../../shared/web/problem.ts';
import type { OfApplication } from '../../case/application.ts';
import { type ControlCase, controlUnproved } from '../../case/control.ts';
import type { Deps } from '../../deps.ts';
import { controlAt } from './parts.ts';

/** A case for which a code was issued. @throws Problem 409 where none was */
export const issuedCase = async (deps: Deps, request: OfApplication) => {
  const found = await controlUnproved(deps, request);
  const { last } = found;
  if (!last) throw noCode(found);
  return { ...found, last };
};

const noCode = (about: ControlCase) =>
  new Problem(409, {
    title: 'No code has been issued',
    lines: ['Issue a code first. Nothing was saved.'],
    link: { href: controlAt(about).issue, text: 'Issue a code' },
  });
