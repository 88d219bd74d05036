import type { QualityQuestion, Questionnaire } from '../agreement/questionnaire.ts';
import type { Reason } from '../reason.ts';

/** Marks with their reasons, by question. */
type Given = Readonly<Record<string, { readonly mark?: number | undefined; readonly reason: string }>>;

type ReasonBarrier = Reason<'no-reason' | 'copies-scale' | 'same-words'> & { readonly question: string };

/**
 * What stands against an evaluator's reasons, judged by what they say and not by their length: none at all, the scale's own words, or the
 * words of another question's reason, which cannot have been said of both answers. Where nothing earns a mark there may be nothing to tell apart.
 */
export const barriersToReasons = (
  { scale }: Pick<Questionnaire, 'scale'>,
  questions: readonly QualityQuestion[],
  scores: Given,
): readonly ReasonBarrier[] => {
  const lowest = Math.min(...scale.map(({ mark }) => mark));
  const ofScale = new Set(scale.flatMap(({ mark, meaning }) => [wordsOf(meaning), wordsOf(`${mark} ${meaning}`)]));
  const reasonOf = ({ id }: QualityQuestion) => wordsOf(scores[id]?.reason ?? '');
  return questions.flatMap((question, index): readonly ReasonBarrier[] => {
    const [words, about] = [reasonOf(question), { question: question.id }];
    const title = `“${question.title}”`;
    if (words === '') return [{ ...about, code: 'no-reason', text: `Give the reason for your mark for ${title}` }];
    if (ofScale.has(words))
      return [
        {
          ...about,
          code: 'copies-scale',
          text: `Say what in the answer to ${title} earns your mark: these are the scale’s own words`,
        },
      ];
    if (scores[question.id]?.mark === lowest) return [];
    const same = questions.slice(0, index).find((earlier) => reasonOf(earlier) === words);
    return same
      ? [
          {
            ...about,
            code: 'same-words',
            text: `Say what in the answer to ${title} earns your mark: you gave the same reason for “${same.title}”`,
          },
        ]
      : [];
  });
};

/** A text by its words alone: case, spaces and punctuation tell nothing apart. */
export const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';
