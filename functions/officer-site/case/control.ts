import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  type Control,
  type ControlStanding,
  type Issue,
  isControlAsked,
  isExpired,
  MOST_TRIES,
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

type Reading = Pick<Deps, 'controls'>;

export const controlOf = async (
  { controls }: Reading,
  application: OpenedApplication,
  at: string,
): Promise<ControlCase> => {
  const [control, proof, typed] = await Promise.all([
    controls.of(application),
    controls.proof(application),
    controls.typed(application),
  ]);
  const last = control.issues.at(-1);
  const typedTries = typed?.issuedAt === last?.issuedAt ? (typed?.tries ?? 0) : 0;
  return { application, control, proof, last, standing: standingOf({ control, proof, last, typedTries }, at) };
};

const standingOf = (
  { control, proof, last, typedTries }: Omit<ControlCase, 'application' | 'standing'> & { readonly typedTries: number },
  at: string,
): ControlStanding => {
  if (proof) return 'proved';
  if (control.otherwise) return 'to-confirm';
  if (!last) return 'no-code';
  if (isExpired(last, at)) return 'expired';
  if (Math.max(typedTries, control.readBackTries) >= MOST_TRIES) return 'tried-out';
  return last.sent ? 'waits' : 'to-send';
};

/**
 * How many of these wait for an officer. What a provider typed is not compared here: that is slow, and is done where something hangs on it.
 */
export const countForOfficers = async (
  { controls }: Reading,
  applications: readonly OpenedApplication[],
  at: string,
): Promise<number> => {
  const waiting = await Promise.all(
    applications.filter(isControlAsked).map(async (application) => {
      const [control, typed] = await Promise.all([controls.of(application), controls.typed(application)]);
      const last = control.issues.at(-1);
      const own = typed?.issuedAt === last?.issuedAt ? typed : undefined;
      if (control.proved || own?.right) return false;
      const typedTries = own?.tries ?? 0;
      return isForOfficers({ standing: standingOf({ control, proof: undefined, last, typedTries }, at) });
    }),
  );
  return waiting.filter(Boolean).length;
};

/** What waits for an officer, rather than for the provider. */
export const isForOfficers = ({ standing }: Pick<ControlCase, 'standing'>): boolean =>
  standing !== 'proved' && standing !== 'waits';

/** The applications of a window whose account is to prove that it speaks for their location, with how that stands. */
export const controlsOf = (
  deps: Reading,
  applications: readonly OpenedApplication[],
  at: string,
): Promise<readonly ControlCase[]> =>
  Promise.all(applications.filter(isControlAsked).map((application) => controlOf(deps, application, at)));

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
