import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';

/** The Java to run: that of JAVA_HOME where it is set. */
export const java = (env: NodeJS.ProcessEnv): string => (env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java');

const install =
  'Install Java 17 or newer (Debian, Ubuntu: sudo apt install openjdk-17-jre-headless; macOS: brew install openjdk@17; ' +
  'Windows: winget install EclipseAdoptium.Temurin.17.JRE), or set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB Local that runs already.';

/** Says why DynamoDB Local ended before it answered, from how it ended and what it printed. */
export function whyJavaFailed(code: string | number | null, printed: string): Error {
  // 127 is the shell's word for a command that it does not find.
  if (code === 'ENOENT' || code === 127 || /Unable to locate a Java Runtime/i.test(printed)) {
    return new CannotStart(`The database, DynamoDB Local, needs Java and none was found. ${install}`);
  }
  if (/UnsupportedClassVersionError|Unrecognized VM option|Unrecognized option/.test(printed)) {
    return new CannotStart(`The database, DynamoDB Local, needs a newer Java than the one found. ${install}`);
  }
  return new CannotStart(`DynamoDB Local ended (${code}) before it answered: ${printed.trim().slice(0, 2000)}`);
}
