import { timeLeftInWords } from '../../domain/time/time-left.ts';
import { forgetMarks } from './kept-marks.js';
import { until } from './until.js';

const MINUTE_MS = 60_000;
const SAID_BEFORE_MS = 5 * MINUTE_MS;
const LOOK_EACH_MS = 10_000;

/**
 * Says that somebody is about to be signed out, five minutes before. Whoever has typed since their last request uses the service: they are
 * kept signed in and not disturbed. What one tab learns of the session all others of the site hear.
 */
export const watchSession = () => {
  const dialog = document.querySelector('dialog[data-ends-in-ms]');
  if (!dialog) return;
  const tabs = new BroadcastChannel(dialog.dataset.stillHref);
  const left = dialog.querySelector('[data-session-left]');
  let ends = until(Number(dialog.dataset.endsInMs));
  let hasTyped = false;
  let isOver = false;

  const lasts = (ms) => {
    ends = until(ms);
    hasTyped = false;
    if (ms > SAID_BEFORE_MS) dialog.close();
  };
  const stay = async () => {
    const answer = await fetch(dialog.dataset.stillHref, { redirect: 'error' }).catch(() => undefined);
    if (!answer?.ok) return;
    const { endsInMs } = await answer.json();
    lasts(endsInMs);
    tabs.postMessage(endsInMs);
  };
  const look = () => {
    const ms = ends();
    if (ms > SAID_BEFORE_MS) return;
    if (ms > 0 && hasTyped) {
      hasTyped = false;
      stay();
      return;
    }
    if (ms > 0) {
      left.textContent = timeLeftInWords(ms);
      if (!dialog.open) dialog.showModal();
    } else if (!isOver) {
      isOver = true;
      forgetMarks();
      for (const part of dialog.querySelectorAll('[data-before]')) part.hidden = true;
      for (const part of dialog.querySelectorAll('[data-after]')) part.hidden = false;
      if (!dialog.open) dialog.showModal();
    }
  };

  document.addEventListener('input', () => {
    hasTyped = true;
  });
  dialog.querySelector('[data-before] button').addEventListener('click', stay);
  dialog.querySelector('[data-after] button').addEventListener('click', () => dialog.close());
  tabs.addEventListener('message', ({ data }) => lasts(data));
  setInterval(look, LOOK_EACH_MS);
  document.addEventListener('visibilitychange', look);
  tabs.postMessage(ends());
};
