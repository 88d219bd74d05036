import { Logger } from '@aws-lambda-powertools/logger';

/** One a Lambda; the level and the service's name come from POWERTOOLS_LOG_LEVEL and POWERTOOLS_SERVICE_NAME. */
export const logger = new Logger();
