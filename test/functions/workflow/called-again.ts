/** Something that breaks off once, as a function that is killed, when it has been done so often. */
export const brokenOffAfter = <Args extends readonly unknown[], Done>(
  times: number,
  deed: (...args: Args) => Promise<Done>,
) => {
  let done = 0;
  return async (...args: Args): Promise<Done> => {
    done += 1;
    if (done === times) throw new Error('killed');
    return deed(...args);
  };
};

/** Calls a task as its machine does: from where it came to, and once more where it failed. @returns how many calls it took */
export const calledAgain = async <Answer extends { readonly status?: string | undefined; readonly outcome?: string }>(
  call: (from: Answer | undefined) => Promise<Answer>,
): Promise<{ readonly calls: number; readonly failures: number; readonly last: Answer }> => {
  let [calls, failures, from]: [number, number, Answer | undefined] = [0, 0, undefined];
  for (;;) {
    calls += 1;
    try {
      const answer: Answer = await call(from);
      if (answer.status !== 'more' && answer.outcome !== 'more') return { calls, failures, last: answer };
      from = answer;
    } catch (error) {
      failures += 1;
      if (failures > 3) throw error;
    }
  }
};
