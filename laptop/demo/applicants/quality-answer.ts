import type { QualityQuestion } from '../../../domain/agreement/questionnaire.ts';
import { niceWords, openings, vague } from '../texts/general.ts';
import { textsFor } from '../texts/index.ts';
import type { QuestionTexts } from '../texts/question-texts.ts';
import { unsafeSafeguarding } from '../texts/safeguarding.ts';
import { fillIn } from './fill-in.ts';
import type { ApplyingFirm } from './firm.ts';
import { between, pick } from './pick.ts';
import { withinWords } from './within-words.ts';

type Told = 'said' | 'vague' | 'not';

/** How a provider writes an answer: what of it is there, and how plainly. */
interface Manner {
  /** How many of the things that a good answer covers are left out; `most` leaves only one in. */
  readonly leavesOut: 0 | 1 | 'most' | 'all';
  readonly owner: Told;
  readonly timing: Told;
  readonly figures: Told;
  readonly learning: boolean;
  readonly checked: boolean;
}

const whole = {
  leavesOut: 0,
  owner: 'said',
  timing: 'said',
  figures: 'said',
  learning: false,
  checked: false,
} as const;
const bare = { leavesOut: 0, owner: 'not', timing: 'not', figures: 'not', learning: false, checked: false } as const;

/** The manners that the made-up providers have. */
export const manners = {
  exemplary: { ...whole, learning: true, checked: true },
  /** Says what was learnt, but not whether it held. */
  thoughtful: { ...whole, learning: true },
  detailed: whole,
  /** Detailed, but for figures in general words. */
  nearlyDetailed: { ...whole, figures: 'vague' },
  workable: { ...bare, owner: 'said', timing: 'said' },
  plain: { ...bare, timing: 'said' },
  /** Covers everything, and proves it with general words only. */
  general: { ...bare, owner: 'vague', timing: 'vague' },
  thin: { ...bare, leavesOut: 1 },
  scraps: { ...bare, leavesOut: 'most' },
  beside: { ...bare, leavesOut: 'all' },
} as const satisfies Record<string, Manner>;
export type MannerName = keyof typeof manners | 'unsafe';

/** A made-up firm's answer to a question, in a manner and within the question's words. */
export const qualityAnswer = (question: QualityQuestion, manner: MannerName, firm: ApplyingFirm): string =>
  withinWords(question.wordLimit, answerInFull(question, manner, firm));

const answerInFull = (question: QualityQuestion, manner: MannerName, firm: ApplyingFirm): string => {
  const salt = (Number(question.id.replace(/\D/g, '')) - 1) * 11;
  const fill = (sentence: string) => fillIn(sentence, firm, salt);
  if (manner === 'unsafe') return [pick(niceWords, firm.at), fill(pick(unsafeSafeguarding, firm.at))].join('\n\n');
  const how: Manner = manners[manner];
  const of: QuestionTexts = textsFor(question);
  const say = (sentences: readonly string[], part: number) =>
    pick(sentences, between(0, sentences.length - 1, firm.at, salt + part));
  const story = between(0, 5, firm.at, salt);
  const tell = (sentences: readonly string[], part: number) =>
    of.oneStory ? pick(sentences, story) : say(sentences, part);

  const topics = topicsTold(of.topics, how, story).map((sentences, at) => tell(sentences, 10 + at));
  const proof = [
    ...told(how.owner, say(of.owner, 1), say(vague.owner, 1)),
    ...told(how.timing, say(of.timing, 2), say(vague.timing, 2)),
    ...told(how.figures, tell(of.figures, 3), say(vague.figures, 3)),
  ];
  const better = [
    ...(how.learning ? [pick(of.learning, story)] : []),
    ...(how.checked ? [pick(of.checked, story)] : []),
  ];
  const nice = how.leavesOut === 'most' || how.leavesOut === 'all' ? [say(niceWords, 6), say(niceWords, 7)] : [];
  return [[say(openings, 8), ...topics], proof, better, nice]
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => paragraph.map(fill).join(' '))
    .join('\n\n');
};

const told = (how: Told, said: string, vaguely: string): readonly string[] => {
  if (how === 'not') return [];
  return [how === 'said' ? said : vaguely];
};

const topicsTold = <Topic>(topics: readonly Topic[], { leavesOut }: Manner, at: number): readonly Topic[] => {
  switch (leavesOut) {
    case 0:
      return topics;
    case 1:
      return topics.filter((_, index) => index !== at % topics.length);
    case 'most':
      return [pick(topics, at)];
    case 'all':
      return [];
  }
};
