import { type Agreement, endOfTerm, lotOf, zoneOf } from '../agreement/agreement.ts';
import { lawOf } from '../agreement/regime.ts';
import type { Block } from '../printed/block.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';
import type { Contract } from './award.ts';
import type { ContractStanding } from './contract-standing.ts';
import { signedByCouncil } from './countersigning.ts';

/** What a contract says: its particulars, line by line, and its conditions, each a sentence or more. */
export interface ContractInWords {
  readonly title: string;
  readonly particulars: readonly { readonly what: string; readonly text: string }[];
  readonly conditions: readonly string[];
  /** Whom to turn to. */
  readonly questions: string;
}

/**
 * A contract as its provider reads it, from the records alone: what was awarded, and the agreement as it was frozen for the window (`agreement`). The
 * term, and whom to ask, are as they stand `now` (docs/rules.md, rule 9), and who has signed it is said, too.
 */
export const contractInWords = (
  contract: Contract,
  agreement: Agreement,
  now: Pick<Agreement, 'term' | 'contact'> = agreement,
  { accepted, countersigned, leaving }: Pick<ContractStanding, 'accepted' | 'countersigned' | 'leaving'> = {},
): ContractInWords => {
  const { council, regime, notice, contracts } = agreement;
  const lot = lotOf(agreement, contract.lot);
  const company = contract.companyNumber ? `, company number ${contract.companyNumber}` : '';
  const ends = endOfTerm(now);
  const lines = {
    Number: contract.contractId,
    Council: council,
    Provider: `${contract.providerName}${company}`,
    'Location that gives the care': contract.locationId,
    Agreement: `${agreement.title}, under the ${lawOf[regime]}${notice ? ` (notice ${notice})` : ''}`,
    Lot: `${contract.lot}, ${lot?.title ?? ''}: ${lot?.description ?? ''}`,
    'Zones, with the hours a week that you offered': contract.zones
      .map(({ zone, hoursPerWeek }) => `${zone} ${zoneOf(agreement, zone)?.name ?? ''}: ${hoursPerWeek}`)
      .join('; '),
    Rates: (lot?.rates ?? [])
      .map(({ service, pounds, unit }) => `${service}: £${pounds.toFixed(2)} ${unit}`)
      .join('; '),
    Begins: dateInWords(contract.from),
    Ends: endInWords(contract, ends, leaving),
    Accepted: accepted ? `By ${accepted.signatory}, at ${momentInWords(accepted.at)}` : 'Not yet',
    'Signed by the council': countersigned
      ? `${sentence(signedByCouncil(countersigned))}, under ${countersigned.authority}`
      : 'Not yet',
  };
  return {
    title: `Contract for lot ${contract.lot}: ${lot?.title ?? ''}`,
    particulars: Object.entries(lines).map(([what, text]) => ({ what, text })),
    conditions: [
      'It gives you a place on this lot in these zones, and ends with the agreement’s term.',
      'What you answered and accepted in your application is part of it.',
      ...(contracts?.conditions ?? []),
    ],
    questions: `${whomToAsk(council, now)}, and give the number of the contract.`,
  };
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const whomToAsk = (council: string, { contact }: Pick<Agreement, 'contact'>): string =>
  contact ? `Write to ${contact.email}, or telephone ${contact.telephone} ${contact.hours}` : `Ask ${council}`;

const endInWords = (
  { to, leftOn }: Pick<Contract, 'to' | 'leftOn'>,
  ends: string,
  leaving: ContractStanding['leaving'],
): string => {
  if (leftOn) return `${dateInWords(leftOn)}, as you left`;
  if (leaving) return `${dateInWords(leaving.on)}, as you have said that you leave`;
  return to === ends
    ? dateInWords(ends)
    : `${dateInWords(ends)}, as the agreement’s term stands now (it was made to ${dateInWords(to)})`;
};

/** The same as a file that anything can open: plain text, a line for each particular and condition. */
export const contractAsText = ({ title, particulars, conditions, questions }: ContractInWords): string =>
  `${[
    title,
    '',
    ...particulars.map(({ what, text }) => `${what}: ${text}`),
    '',
    'Conditions',
    ...conditions.map((condition, index) => `${index + 1}. ${condition}`),
    '',
    'Whom to ask',
    questions,
  ].join('\r\n')}\r\n`;

/** The same in the parts that a PDF prints. */
export const contractAsBlocks = ({ particulars, conditions, questions }: ContractInWords): readonly Block[] => [
  { answers: particulars.map(({ what, text }) => ({ question: what, answer: text })) },
  { heading: 'Conditions' },
  { list: 'numbered', entries: conditions.map((text) => [{ text }]) },
  { heading: 'Whom to ask' },
  { text: questions },
];
