import { faultByName } from '../../domain/questions/file-rules.ts';

/** Storage takes a form for as long as the credentials hold that signed it: an hour at the least. */
const RENEWED_AFTER_MS = 30 * 60_000;
const FORM = 'form[data-upload]';

/** Takes the signed fields of the page as it is now. @returns whether there are any: whose sign-in has ended is shown none */
const renew = async (form) => {
  const answer = await fetch(location.href);
  const shown = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(FORM);
  for (const { name, value } of shown?.querySelectorAll('input[type="hidden"]') ?? [])
    form.elements[name].value = value;
  return shown !== null;
};

/** The address of the page that says what is wrong with a file, by the way on which it was come to. */
const saying = (problem) => {
  const query = new URLSearchParams(location.search);
  query.set('problem', problem);
  return `?${query}`;
};

/** The service says what is wrong with a file before it is sent, and a page that has been open for long sends it all the same. */
export const lookAtUploads = () => {
  const form = document.querySelector(FORM);
  form?.addEventListener('submit', async (event) => {
    const [file] = form.elements.file.files;
    const fault = faultByName({ name: file?.name ?? '', size: file?.size ?? 0 });
    if (!fault && performance.now() < RENEWED_AFTER_MS) return;
    event.preventDefault();
    if (fault) location.assign(saying(fault));
    else if (await renew(form).catch(() => false)) form.submit();
    else location.reload();
  });
};
