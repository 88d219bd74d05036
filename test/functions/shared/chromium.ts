import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/**
 * A real browser from npm, or an installed one that CHROME_PATH names; `args` are ours, as the package's own switch web security off.
 */
export const launchChromium = async () => {
  // Makes the package unpack its own libraries where the system has none.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  return playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--headless=shell'],
  });
};
