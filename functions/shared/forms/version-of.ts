import { type FormFields, oneValue } from '../web/request.ts';

/** The version that a form was shown with, from 1; 0 where it says none, or nothing that could be one. */
export const versionOf = (form: FormFields): number => {
  const version = Number(oneValue(form, '_version'));
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
};
