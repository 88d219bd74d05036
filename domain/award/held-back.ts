import type { OpenedApplication } from '../application/opened-application.ts';

type Asked = Pick<OpenedApplication, 'status' | 'askedAgain' | 'placeDecision'>;

/**
 * How an application with a place stands before its contract (docs/rules.md, rule 4): `ready` where the register was asked again and
 * nothing is worse, or an officer accepted it; `held-back` where something is worse or the register could not be asked, until an officer
 * decides; `withheld` where one decided against it.
 */
export const placeStanding = ({ status, askedAgain, placeDecision }: Asked): 'ready' | 'held-back' | 'withheld' => {
  if (status === 'place-withheld' || placeDecision?.decision === 'withhold') return 'withheld';
  if (placeDecision?.decision === 'accept') return 'ready';
  const asked = askedAgain?.contract;
  return asked && !asked.changes.some(({ worse }) => worse) ? 'ready' : 'held-back';
};
