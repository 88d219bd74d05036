import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { HIGHEST_MARK } from '../../../domain/agreement/questionnaire.ts';
import { countInWords, numberInWords } from '../../../domain/count-in-words.ts';
import { pointsInWords } from '../../../domain/evaluation/points.ts';
import { EVALUATORS } from '../../../domain/evaluation/scores.ts';
import { countWords, WORDS_IN_WORDS } from '../../../domain/questions/kinds/words.ts';
import { dayParts } from '../../../domain/questions/typed-day.ts';
import { dateInWords, momentInWords, spanInWords } from '../../../domain/time/plain-words.ts';
import { brand } from '../../../views/brand.ts';
import { templateOptions } from '../../../views/template-options.ts';

// In a bundle the name `nunjucks` means its slim run time with these folders' templates compiled into it
// (lib/bundling/templates.ts); run from the sources, the templates are read from the folders.
const folders = ['../../../views', '../../../node_modules/govuk-frontend/dist'];

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(folders.map((folder) => fileURLToPath(new URL(folder, import.meta.url)))),
  templateOptions,
);

environment.addGlobal('brand', brand);
environment.addGlobal('dateParts', dayParts);
// Numbers that are rules: a page that says one says the one that is held to.
environment.addGlobal('EVALUATORS', EVALUATORS);
environment.addGlobal('HIGHEST_MARK', HIGHEST_MARK);
environment.addGlobal('WORDS_IN_WORDS', WORDS_IN_WORDS);
environment.addFilter('wordCount', countWords);
environment.addFilter('moment', momentInWords);
environment.addFilter('span', ([from, to]: readonly [string, string]) => spanInWords(from, to));
environment.addFilter('day', dateInWords);
environment.addFilter('points', pointsInWords);
environment.addFilter('number', numberInWords);
environment.addFilter('inWords', countInWords);

/** A template of views/ with this model, as HTML. Values are escaped. */
export const render = (template: string, model: object): string => environment.render(template, model);
