import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';
import { countWords } from '../../domain/questions/kinds/words.ts';
import { saveMarksAsTheyAreGiven } from './marks.js';
import { watchSession } from './session-end.js';
import { countDown } from './time-left.js';
import { lookAtUploads } from './upload.js';

/** Counts what is typed as the service will judge it; GOV.UK Frontend's own count goes by what each browser takes for a word. */
class WordCount extends CharacterCount {
  updateCount() {
    this.count = countWords(this.$textarea.value);
  }
}

/** Whether an answer's own questions are open is seen by the answer: `aria-expanded` is nothing that a radio may have (WAI-ARIA 1.2). */
class PlainRadios extends Radios {
  syncConditionalRevealWithInputState($input) {
    super.syncConditionalRevealWithInputState($input);
    $input.removeAttribute('aria-expanded');
  }
}

for (const component of [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PlainRadios,
  ServiceNavigation,
  SkipLink,
  WordCount,
]) {
  createAll(component);
}
lookAtUploads();
countDown();
watchSession();
saveMarksAsTheyAreGiven();
