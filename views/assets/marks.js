import { forgetMarks, keptMarks } from './kept-marks.js';
import { markByKey } from './marks-by-key.js';
import { savingInTurn } from './saving.js';

const SIGNED_OUT = 'Not saved: you are signed out. Press “Save” and sign in: what you typed will be on the page';
const REFUSED = 'Not saved. Press “Save” to see why: what you typed stays on the page';

/** Saves each mark and reason of the page of all questions as they are left, and keeps them while they cannot be saved. */
export const saveMarksAsTheyAreGiven = () => {
  const isSignedIn = document.querySelector('dialog[data-ends-in-ms]') !== null;
  if (!isSignedIn) forgetMarks();
  document.querySelector('a[href$="/sign-out"]')?.addEventListener('click', forgetMarks);
  const form = document.querySelector('form[data-marks]');
  if (!form) return;

  const { pathname } = new URL(form.action);
  const kept = keptMarks(form.dataset.marks, pathname);
  const fieldsOf = (question) => ({
    marks: [...form.querySelectorAll(`input[name="mark-${question}"]`)],
    reason: form.elements[`reason-${question}`],
    version: form.elements[`_version-${question}`],
  });
  const typedIn = (question) => {
    const { marks, reason, version } = fieldsOf(question);
    return { mark: marks.find(({ checked }) => checked)?.value ?? '', reason: reason.value, version: version.value };
  };
  const fill = (question, { mark, reason, version }) => {
    const fields = fieldsOf(question);
    for (const each of fields.marks) each.checked = each.value === String(mark);
    fields.reason.value = reason;
    fields.version.value = version;
  };
  const say = (question, words) => {
    form.querySelector(`[data-saved="${question}"]`).textContent = words;
  };
  const questionOf = (element) => element.closest('.site-question')?.id;
  const inConflict = new Set();
  /** What was typed when it was last sent: what was typed since is not saved with it. */
  const sent = new Map();

  const send = (question) => {
    const { mark, reason, version } = typedIn(question);
    sent.set(question, { mark, reason });
    say(question, 'Saving');
    return fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams({
        _token: form.elements._token.value,
        _live: '1',
        [`_version-${question}`]: version,
        ...(mark === '' ? {} : { [`mark-${question}`]: mark }),
        [`reason-${question}`]: reason,
      }),
    });
  };

  const saved = (question, { saved: words, version, versions, totals, marked, conflicts }) => {
    const [standing] = conflicts;
    form.elements._version.value = version;
    for (const { lot, text } of totals) form.querySelector(`[data-total="${lot}"]`).textContent = text;
    for (const each of document.querySelectorAll('[data-marked]')) each.hidden = !marked.includes(each.dataset.marked);
    if (standing) return showConflict(question, standing);
    fieldsOf(question).version.value = versions[question];
    const [now, then] = [typedIn(question), sent.get(question)];
    if (now.mark !== then.mark || now.reason !== then.reason) return kept.keep(question, now);
    kept.forget(question);
    say(question, words);
  };

  const refused = async (question, answer) => {
    if (answer.status === 401) forgetMarks();
    const shown = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const wrong = shown.querySelector(`#reason-${question}-error, #mark-${question}-error`)?.textContent.trim();
    say(question, wrong ? `Not saved. ${wrong}` : answer.status === 401 ? SIGNED_OUT : REFUSED);
  };

  const saving = savingInTurn({
    send,
    on: (question, outcome) => {
      if (outcome.saved) saved(question, outcome.saved);
      else if (outcome.later) say(question, `Not saved yet: ${outcome.later}. We keep trying`);
      else refused(question, outcome.refused);
    },
  });

  const showConflict = (question, standing) => {
    inConflict.add(question);
    say(question, 'Not saved: you saved this question in another tab');
    const told = document.getElementById('saved-elsewhere').content.cloneNode(true);
    const [notice] = told.children;
    notice.querySelector('[data-mark]').textContent = standing.mark ?? 'no mark';
    notice.querySelector('[data-reason]').textContent = standing.reason;
    const settle = (typed) => () => {
      inConflict.delete(question);
      notice.remove();
      fill(question, { ...typed(), version: standing.version });
      fieldsOf(question).reason.focus();
      saving.save(question);
    };
    notice.querySelector('[data-here]').addEventListener(
      'click',
      settle(() => typedIn(question)),
    );
    notice.querySelector('[data-there]').addEventListener(
      'click',
      settle(() => ({ mark: '', ...standing })),
    );
    form.querySelector(`#${question} .site-marking__panel`).prepend(told);
  };

  const keep = ({ target }) => {
    const question = questionOf(target);
    if (question) kept.keep(question, typedIn(question));
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', ({ target }) => {
    const question = questionOf(target);
    if (question && !inConflict.has(question)) saving.save(question);
  });
  // What is on its way comes first: sent at once, the whole page would seem to be another tab's.
  form.addEventListener('submit', async (event) => {
    const settled = saving.settled();
    if (!settled) return;
    event.preventDefault();
    await settled;
    form.requestSubmit(event.submitter);
  });

  for (const { id } of form.querySelectorAll('.site-question')) {
    const typed = kept.of(id);
    if (!typed) continue;
    const shown = typedIn(id);
    if (typed.mark === shown.mark && typed.reason === shown.reason) kept.forget(id);
    else {
      fill(id, typed);
      saving.save(id);
    }
  }
  markByKey(form, questionOf);
};
