/**
 * Sentences that made-up providers answer a question with. `topics` holds, for each thing that a good answer covers, several ways
 * to say it; the others are what turns a method into proof. Words in braces are filled in for each firm (fill-in.ts).
 */
export interface QuestionTexts {
  readonly topics: readonly (readonly string[])[];
  /** The topics tell one story: their sentences, and what was learnt from it, belong together by their place. */
  readonly oneStory?: true;
  /** Who answers for it, by role and name. */
  readonly owner: readonly string[];
  /** By when, or how often. */
  readonly timing: readonly string[];
  /** The firm's own results, with the time they were counted over. */
  readonly figures: readonly string[];
  /** What was learnt, and what changed by it. */
  readonly learning: readonly string[];
  /** That the change was looked at again, and held; each goes with the learning in the same place. */
  readonly checked: readonly string[];
}
