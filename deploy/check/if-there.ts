import { isCalled } from './places.ts';

/** What CloudFormation answers about a stack; undefined where there is none of that name, for which it has no error of its own. */
export const ifThere = async <Answer>(asking: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await asking;
  } catch (error) {
    if (isCalled(error, 'ValidationError') && /does not exist/.test(String(error))) return undefined;
    throw error;
  }
};
