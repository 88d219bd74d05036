import chromium from '@sparticuz/chromium';
import pRetry from 'p-retry';
import { chromium as playwright } from 'playwright-core';

/**
 * A real browser from npm, or an installed one that CHROME_PATH names; `args` are ours, as the package's own switch web security off.
 */
export const launchChromium = async () => {
  // Makes the package unpack its own libraries where the system has none.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const executablePath = process.env.CHROME_PATH ?? (await chromium.executablePath());
  const launch = () => playwright.launch({ executablePath, args: ['--no-sandbox', '--headless=shell'] });
  // Another worker may be unpacking it at this moment.
  const shouldRetry = ({ error }: { readonly error: Error }) => error.message.includes('ETXTBSY');
  return pRetry(launch, { retries: 60, factor: 1, minTimeout: 500, shouldRetry });
};
