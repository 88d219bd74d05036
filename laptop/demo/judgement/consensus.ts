import type { JudgedQuestion } from './looked-for.ts';
import { type Marked, PROOFS } from './marking.ts';
import { read } from './reading.ts';

/**
 * The moderator's consensus on an answer, from its text and the two marks. Where they agree, that is the mark. Where they differ,
 * the answer decides: the higher mark if most of its proof is beyond doubt and its learning checked, otherwise the lower.
 */
export const agreeOn = (question: JudgedQuestion, answer: string, individual: readonly [Marked, Marked]): Marked => {
  const [low, high] = individual.map(({ mark }) => mark).toSorted((a, b) => a - b);
  if (low === undefined || high === undefined || low === high) {
    return {
      mark: individual[0].mark,
      reason: [...new Set(individual.map(({ reason }) => reason))].join(' '),
    };
  }
  const { proofs, checkedAgain } = read(question, answer);
  const firm = PROOFS.filter((kind) => proofs[kind] === 'firm').length;
  if (high === 5 && !checkedAgain) {
    return {
      mark: low,
      reason: `The panel agreed on ${low}: the scale asks for results that were checked, and the answer names none.`,
    };
  }
  return firm >= 2
    ? {
        mark: high,
        reason: `The panel agreed on ${high}: two kinds of proof are beyond doubt, and the general words beside them were read in that light.`,
      }
    : {
        mark: low,
        reason: `The panel agreed on ${low}: general words about practice are not proof of it, and there is too little else.`,
      };
};
