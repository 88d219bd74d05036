import { councilsOf } from '../../domain/agreement/councils.ts';
import { deciders, holds, lookingOn, type Officer } from '../../domain/people/officer.ts';
import { brand } from '../../views/brand.ts';
import type { SignIn } from '../shared/sign-in/sign-in.ts';
import type { Route } from '../shared/web/routes.ts';
import type { Site } from '../shared/web/site.ts';
import { officerOf } from './case/officer.ts';
import { onRecord } from './case/on-record.ts';
import type { Deps } from './deps.ts';
import { paths } from './paths.ts';

/** The officers' site: everything that officers do about windows, applications and awards, or those of its addresses that a function answers. */
export const officerSite = (deps: Deps, signIn: SignIn, routes: readonly Route[]): Site => ({
  council: councilsOf(deps.agreements),
  service: brand.services.officer,
  home: paths.home,
  signIn,
  routes,
  isOneOfSeveral: true,
  onRecord: onRecord(deps),
  navigation: (visitor) => (visitor ? navigation(deps, officerOf(visitor)) : []),
  footer: [{ text: 'Every decision is kept with who made it, when and why.' }],
});

const navigation = ({ agreements }: Deps, officer: Officer) =>
  officer.roles.length === 0
    ? []
    : [
        { text: 'Your work', href: paths.home },
        ...(holds(officer, ...lookingOn)
          ? [
              { text: 'Windows', href: paths.windows },
              ...agreements.slice(0, 1).map(({ id }) => ({ text: 'Contracts', href: paths.agreement(id).contracts })),
            ]
          : []),
        ...(holds(officer, ...deciders) ? [{ text: 'Faults', href: paths.faults }] : []),
        ...(holds(officer, 'administrator') ? [{ text: 'Who is signed in', href: paths.sessions }] : []),
      ];
