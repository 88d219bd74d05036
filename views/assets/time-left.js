import { leftToSubmit } from '../../domain/time/time-left.ts';
import { until } from './until.js';

const LOOK_EACH_MS = 10_000;

/** Counts down what pages say is left, from what the service said as the page was made. */
export const countDown = () => {
  for (const element of document.querySelectorAll('[data-left-ms]')) {
    const left = until(Number(element.dataset.leftMs));
    const show = () => {
      const words = leftToSubmit(left());
      // Whoever has it read aloud, or has marked it, is not disturbed by what has not changed.
      if (element.textContent !== words) element.textContent = words;
    };
    setInterval(show, LOOK_EACH_MS);
    // A phone that slept shows what is left now, and not ten seconds later.
    document.addEventListener('visibilitychange', show);
  }
};
