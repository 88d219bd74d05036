import { countWords } from '../../../domain/questions/kinds/words.ts';

/** As many whole sentences from a text's beginning as so many words hold; of a first sentence that is longer, its first words. */
export const withinWords = (most: number, text: string): string => {
  const sentences = text.match(/[^.!?]*[.!?]*\s*/g) ?? [];
  const starts = sentences.map((_, at) =>
    sentences
      .slice(0, at + 1)
      .join('')
      .trim(),
  );
  return starts.findLast((start) => countWords(start) <= most) || text.split(/\s+/).slice(0, most).join(' ');
};
