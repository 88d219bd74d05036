import type { Consequence } from '../../../domain/application/gate-words.ts';

/** What answers lead to, as pages show it: those that would end the application, and those that an officer looks at. */
export interface LeadsTo {
  readonly refusal: readonly string[];
  readonly officer: readonly string[];
}

/** Undefined where they lead to nothing of either. */
export const leadsTo = (consequences: readonly Consequence[] = []): LeadsTo | undefined => {
  const texts = (which: Consequence['outcome']) =>
    consequences.filter(({ outcome }) => outcome === which).map(({ text }) => text);
  return consequences.length > 0 ? { refusal: texts('fail'), officer: texts('refer') } : undefined;
};
