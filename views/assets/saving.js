const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** What came of sending: `saved` with what the service says, `later` where trying again may help, `refused` where it will not. */
const outcomeOf = async (sending) => {
  const answer = await sending.catch(() => undefined);
  if (!answer) return { later: 'no connection' };
  if (answer.ok) return { saved: await answer.json() };
  if (answer.status >= 500 || answer.status === 429) return { later: 'the service does not answer' };
  return { refused: answer };
};

/** Saves one question after the other, each as it is when its turn comes, and goes on trying while nobody answers. */
export const savingInTurn = ({ send, on }) => {
  const waiting = new Set();
  let wait = FIRST_WAIT_MS;
  let timer;
  let running;

  const run = async () => {
    for (const question of waiting) {
      waiting.delete(question);
      const outcome = await outcomeOf(send(question));
      on(question, outcome);
      if (!outcome.later) {
        wait = FIRST_WAIT_MS;
        continue;
      }
      waiting.add(question);
      timer = setTimeout(start, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      return;
    }
  };
  const start = () => {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = undefined;
    });
  };

  window.addEventListener('online', start);
  return {
    save: (question) => {
      waiting.add(question);
      start();
    },
    /** Resolves once nothing is on its way. */
    settled: () => running,
  };
};
