import type { Route } from '../shared/web/routes.ts';
import { awardRoutes } from './award/routes.ts';
import type { AwardDeps, DeskDeps } from './deps.ts';
import { deskRoutes } from './desk-routes.ts';

/**
 * Every address of the officers' site, with the roles that may ask for it, whichever of its two functions answers. Duties are separated by person, too
 * (domain/people/separation.ts), and of a window nothing is shown before it is unsealed and conflicts of interest are declared.
 */
export const routes = (deps: DeskDeps & AwardDeps): readonly Route[] => [...deskRoutes(deps), ...awardRoutes(deps)];
