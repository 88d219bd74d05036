import { leftToSubmit } from '../../domain/time/time-left.ts';

const LOOK_EACH_MS = 10_000;

/** Counts down what pages say is left, from what the server said as the page was made: no clock of a visitor's is believed, only how far it has gone on. */
export const countDown = () => {
  for (const element of document.querySelectorAll('[data-left-ms]')) {
    const endsAt = Date.now() + Number(element.dataset.leftMs);
    const show = () => {
      const words = leftToSubmit(endsAt - Date.now());
      // Whoever has it read aloud, or has marked it, is not disturbed by what has not changed.
      if (element.textContent !== words) element.textContent = words;
    };
    setInterval(show, LOOK_EACH_MS);
    // A phone that slept shows what is left now, and not ten seconds later.
    document.addEventListener('visibilitychange', show);
  }
};
