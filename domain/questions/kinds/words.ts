/**
 * The one rule by which words are counted: on the page as they are typed (views/assets/site.js), where they are judged, and where officers
 * read them (docs/rules.md, rule 3). It imports nothing, since browsers run it too.
 */

/** The rule in a sentence, as pages state it. */
export const WORDS_IN_WORDS =
  'Words are counted between spaces: “mother-in-law” is one word, and a bullet or a dash by itself is none.';

/** Spaces of every width and line ends. What has no width at all, as U+200B and U+FEFF, parts nothing: nobody sees two words there. */
const SPACES = /[^\S\uFEFF]+/;
const SOMETHING_READ = /[\p{L}\p{N}]/u;

/** How many words a text has: what stands between spaces and has a letter or a number in it. */
export const countWords = (text: string): number =>
  text.split(SPACES).filter((between) => SOMETHING_READ.test(between)).length;
