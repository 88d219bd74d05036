import { audit } from './audit.ts';
import { complexCare } from './complex-care.ts';
import { medicines } from './medicines.ts';
import { personalOutcomes } from './personal-outcomes.ts';
import type { QuestionTexts } from './question-texts.ts';
import { rotas } from './rotas.ts';
import { safeguarding } from './safeguarding.ts';
import { snow } from './snow.ts';
import { socialValue } from './social-value.ts';
import { unpaidCarers } from './unpaid-carers.ts';
import { workforce } from './workforce.ts';

/** The sentences for each quality question of the demonstration's agreement, by the question's id. */
export const texts = {
  q1: personalOutcomes,
  q2: workforce,
  q3: rotas,
  q4: safeguarding,
  q5: medicines,
  q6: audit,
  q7: snow,
  q8: socialValue,
  q9: complexCare,
  q10: unpaidCarers,
} as const satisfies Record<string, QuestionTexts>;
export type AnsweredQuestion = keyof typeof texts;
