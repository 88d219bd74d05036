import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  type Control,
  type ControlStanding,
  controlStanding,
  type Issue,
  isControlAsked,
  type Proof,
} from '../../../domain/people/control.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { seeApplication } from '../words/links.ts';
import { applicationSeenBy, type OfApplication } from './application.ts';
import { officerOf } from './officer.ts';

/** An application with what is known of who speaks for its location. */
export interface ControlCase {
  readonly application: OpenedApplication;
  readonly control: Control;
  readonly proof: Proof | undefined;
  readonly last: Issue | undefined;
  readonly standing: ControlStanding;
}

const controlOf = async (
  { controls }: Pick<Deps, 'controls'>,
  application: OpenedApplication,
  at: string,
): Promise<ControlCase> => {
  const known = await controls.known(application);
  return { application, ...known, last: known.control.issues.at(-1), standing: controlStanding(known, at) };
};

/** The case of one application, where this officer may see to it. @throws Problem 409 where it is not asked */
export const controlAsked = async (deps: Deps, { params, visitor, arrivedAt }: OfApplication): Promise<ControlCase> => {
  const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
  if (!isControlAsked(application)) throw notAsked(application);
  return controlOf(deps, application, arrivedAt);
};

/** The same, while it is not proved. @throws Problem 409 where it is proved already */
export const controlUnproved = async (deps: Deps, request: OfApplication): Promise<ControlCase> => {
  const found = await controlAsked(deps, request);
  if (found.proof) throw proved(found.application);
  return found;
};

const notAsked = (application: OpenedApplication) =>
  new Problem(409, {
    title: 'Nobody has to prove this yet',
    lines: ['It is asked once the registration is accepted, and no longer of an application that was turned away.'],
    link: seeApplication(application),
  });

const proved = (application: OpenedApplication) =>
  new Problem(409, {
    title: 'This has been proved already',
    lines: ['Nothing more is to be done. Nothing was saved.'],
    link: seeApplication(application),
  });
