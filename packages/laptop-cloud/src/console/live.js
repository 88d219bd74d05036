// Keeps a page about processes up to date. Without it the page is the same, and is up to date when it is loaded again.

const EVERY_MS = 1000;

/** Puts in the events that are new, newest first, and leaves those that are there alone: some may be unfolded. */
const grow = (list, fresh) => {
  const newest = Number(list.firstElementChild?.getAttribute('value') ?? 0);
  const added = [...fresh.children].filter((item) => Number(item.getAttribute('value')) > newest);
  list.prepend(...added);
};

/** Puts the new content in the place of the old, whoever uses the keyboard staying where they are. */
const replace = (part, fresh) => {
  if (part.innerHTML === fresh.innerHTML) return;
  const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  const [across, down] = [part.querySelector('.scroll')?.scrollLeft, part.querySelector('.scroll')?.scrollTop];
  part.replaceChildren(...fresh.childNodes);
  part.querySelector('.scroll')?.scrollTo(across ?? 0, down ?? 0);
  if (focused) [...part.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
};

const update = async () => {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const counterpart = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (counterpart) (part.dataset.live === 'events' ? grow : replace)(part, counterpart);
  }
};

const button = document.createElement('button');
button.type = 'button';
button.className = 'follow';
let following = true;
const say = () => {
  button.textContent = following ? 'Stop following' : 'Follow again';
};
button.addEventListener('click', () => {
  following = !following;
  say();
});
say();
document.querySelector('h1')?.after(button);

const tick = async () => {
  // While the laptop is stopped or busy the page stays as it is.
  if (following && !document.hidden) await update().catch(() => {});
  setTimeout(tick, EVERY_MS);
};
setTimeout(tick, EVERY_MS);
