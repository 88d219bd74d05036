import type { Agreement } from '../agreement.ts';

/** Step Functions takes names of executions of 80 characters. */
const LONGEST_NAME = 80;
/** What an application's process has behind its agreement's id at the longest: the window, its applicant's account, and how often it was taken up. */
const BEHIND_IT = '-2027-03-01-0900-99.7c9e6679-7425-40de-944b-e07fc1f90ae7-999';
const LONGEST_ID = LONGEST_NAME - BEHIND_IT.length;

/** What makes an agreement's id too long for the processes that are named by it. */
export const tooLongAnId = ({ id }: Pick<Agreement, 'id'>): readonly string[] =>
  id.length > LONGEST_ID
    ? [`The id ${id} has ${id.length} characters, and processes can be named by ${LONGEST_ID} at most`]
    : [];
