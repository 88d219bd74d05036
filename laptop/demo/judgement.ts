/** How the demonstration's officers judge: each function sees what an officer sees on the page, and nothing else. */
export { agreeOn } from './judgement/consensus.ts';
export { type Marked, markAnswer, type Reader } from './judgement/marking.ts';
export { type Decided, decideReferral } from './judgement/referral.ts';
