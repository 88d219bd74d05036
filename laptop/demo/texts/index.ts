import type { QualityQuestion } from '../../../domain/agreement/questionnaire.ts';
import { audit } from './audit.ts';
import { complexCare } from './complex-care.ts';
import { textsFromWords } from './from-words.ts';
import { medicines } from './medicines.ts';
import { personalOutcomes } from './personal-outcomes.ts';
import type { QuestionTexts } from './question-texts.ts';
import { rotas } from './rotas.ts';
import { safeguarding } from './safeguarding.ts';
import { snow } from './snow.ts';
import { socialValue } from './social-value.ts';
import { unpaidCarers } from './unpaid-carers.ts';
import { workforce } from './workforce.ts';

/** The sentences for quality questions that have some of their own, by the question's title: its number is each agreement's own affair. */
export const texts = {
  'Personal outcomes': personalOutcomes,
  'Recruiting, training and keeping care workers': workforce,
  'Rotas, continuity and missed calls': rotas,
  Safeguarding: safeguarding,
  'Medicines and deterioration': medicines,
  'Audit and complaints': audit,
  'Snow and sickness': snow,
  'Local social value': socialValue,
  'Complex and live-in care': complexCare,
  'Supporting unpaid carers': unpaidCarers,
} as const satisfies Record<string, QuestionTexts>;
export type KnownTitle = keyof typeof texts;

/** The sentences for a question: its own, or such as its words give. */
export const textsFor = (question: Pick<QualityQuestion, 'title' | 'goodAnswer'>): QuestionTexts =>
  isKnown(question.title) ? texts[question.title] : textsFromWords(question);

const isKnown = (title: string): title is KnownTitle => Object.hasOwn(texts, title);
