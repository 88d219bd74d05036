export { optionsOf, wordsAndOptionsOf, wrongUsage } from '@laptop/step-functions/options';
