import type { KnownTitle } from '../texts/index.ts';
import type { MannerName } from './quality-answer.ts';

/** How well a provider answers: its usual manners in turn, and questions, by their titles, that it answers otherwise. */
export interface Strength {
  readonly usual: readonly MannerName[];
  readonly but?: Readonly<Partial<Record<KnownTitle, MannerName>>>;
}

/** The kinds of provider that apply, with how many of each: only the mix was chosen, never who gets a place. */
export const strengths = {
  strong: { usual: ['exemplary', 'detailed', 'thoughtful', 'detailed', 'exemplary'] },
  good: { usual: ['detailed', 'nearlyDetailed', 'workable', 'thoughtful', 'workable'] },
  adequate: { usual: ['workable', 'plain', 'workable', 'nearlyDetailed', 'plain'] },
  /** Good at what most need, and without much to say about complex care and respite. */
  plainCareOnly: {
    usual: ['workable', 'detailed', 'nearlyDetailed', 'workable'],
    but: { 'Complex and live-in care': 'scraps', 'Supporting unpaid carers': 'scraps' },
  },
  /** Workable in everything, and no more: it reaches the threshold and not a point above. */
  justEnough: { usual: ['workable', 'plain'] },
  /** Workable in everything but one question. */
  justBelow: { usual: ['workable', 'plain'], but: { 'Audit and complaints': 'thin' } },
  wordy: { usual: ['general', 'thin', 'general', 'plain'], but: { Safeguarding: 'plain' } },
  poor: { usual: ['scraps', 'thin', 'beside', 'scraps', 'thin'] },
  /** A good service with a hole in its medicines. */
  weakOnMedicines: {
    usual: ['detailed', 'workable', 'nearlyDetailed'],
    but: { 'Medicines and deterioration': 'scraps' },
  },
  /** A good service that would leave somebody in danger. */
  unsafe: { usual: ['detailed', 'workable', 'nearlyDetailed', 'detailed'], but: { Safeguarding: 'unsafe' } },
  /** Safeguarding is described, thinly: fixable, but below what admits. */
  thinOnSafeguarding: { usual: ['detailed', 'workable'], but: { Safeguarding: 'thin' } },
} as const satisfies Record<string, Strength>;
export type StrengthName = keyof typeof strengths;

export const strengthCounts = {
  strong: 16,
  good: 36,
  adequate: 24,
  plainCareOnly: 12,
  justEnough: 4,
  justBelow: 4,
  wordy: 4,
  poor: 3,
  weakOnMedicines: 2,
  unsafe: 2,
  thinOnSafeguarding: 2,
} as const satisfies Record<StrengthName, number>;

/** The manner in which a provider of this strength answers a question; `at` is the provider's place, `nth` the question's. */
export const mannerOf = ({ usual, but = {} }: Strength, title: string, nth: number, at: number): MannerName => {
  const otherwise: Readonly<Record<string, MannerName>> = but;
  return otherwise[title] ?? usual[(at + nth) % usual.length] ?? 'plain';
};
