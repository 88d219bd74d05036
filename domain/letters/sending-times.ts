/**
 * How long each part of sending letters may take, in seconds. Each fits into the next, so that nobody looks a letter up or sends it again
 * while an earlier attempt may still reach the mail service.
 */
export const sendingTimes = {
  /** So long an answer of the mail service is waited for. A letter that it takes later has gone all the same. */
  answer: 10,
  /** So long a letter is in one sender's hand: it is looked up and sent, and what is taken late shows under its reference. */
  claim: 300,
  /** So long after its beginning a round takes up another letter. */
  round: 720,
  /** So long the function may run, and so long a round is its own. */
  function: 900,
  /** Once in so long somebody who was woken for one letter takes up what others left as well. */
  betweenRounds: 300,
} as const;

export const seconds = (count: number): string => `PT${count}S`;
