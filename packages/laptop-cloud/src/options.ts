export { optionsOf, wrongUsage } from '@laptop/step-functions/options';
