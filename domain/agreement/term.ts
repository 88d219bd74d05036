import { londonInstant, plusDays } from '../time/london.ts';
import { type Agreement, endOfTerm } from './agreement.ts';

type WithTerm = Pick<Agreement, 'term'>;

/** The instant at which the term in force ends: London's midnight at the end of its last day. */
export const termEndsAt = (agreement: WithTerm): string => londonInstant(plusDays(endOfTerm(agreement), 1));

/** The last day that the term could reach if every option were taken. */
export const latestEndOfTerm = ({ term }: WithTerm): string =>
  term.extensions.reduce((latest, { to }) => (to > latest ? to : latest), term.to);
