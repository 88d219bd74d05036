const OFF = 'marks-by-key';

/** The question that somebody works on: the one with the keyboard in it, or else the first that is still in sight. */
const inView = (form, questionOf) => {
  const focused = questionOf(document.activeElement);
  if (focused) return focused;
  const questions = [...form.querySelectorAll('.site-question')];
  return questions.find((each) => each.getBoundingClientRect().bottom > innerHeight / 3)?.id;
};

const takesText = ({ tagName, type }) =>
  ['TEXTAREA', 'SELECT'].includes(tagName) || (tagName === 'INPUT' && !['radio', 'checkbox'].includes(type));

/** A digit chooses the mark of the question in view. It can be turned off (WCAG 2.2, 2.1.4), which this browser remembers. */
export const markByKey = (form, questionOf) => {
  const choice = document.querySelector('[data-marks-by-key]');
  const box = choice.querySelector('input');
  choice.hidden = false;
  box.checked = localStorage.getItem(OFF) !== 'off';
  box.addEventListener('change', () => localStorage.setItem(OFF, box.checked ? 'on' : 'off'));
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, target } = event;
    if (!box.checked || ctrlKey || altKey || metaKey || takesText(target)) return;
    const question = inView(form, questionOf);
    const mark = form.querySelector(`input[name="mark-${question}"][value="${CSS.escape(key)}"]`);
    if (!mark) return;
    event.preventDefault();
    mark.focus({ preventScroll: true });
    if (mark.checked) return;
    mark.checked = true;
    for (const type of ['input', 'change']) mark.dispatchEvent(new Event(type, { bubbles: true }));
  });
};
