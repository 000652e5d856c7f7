import { expect, it } from 'vitest';
import { deviceInWords } from '../../../../api/staff/sign-in/device.ts';

const webkit = 'AppleWebKit/605.1 (KHTML, like Gecko)';

it.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/147.0.0.0 Safari/537.36`, 'Chrome on Windows'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0`,
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox on Linux'],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/19.0 Safari/605.1.15`,
    'Safari on a Mac',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) ${webkit} Version/19.0 Mobile Safari/604.1`,
    'Safari on an iPhone',
  ],
  [
    `Mozilla/5.0 (Linux; Android 16; K) ${webkit} Chrome/147.0.0.0 Mobile Safari/537.36`,
    'Chrome on an Android device',
  ],
  ['curl/8.5.0', 'A browser'],
  ['', 'A browser'],
  ['<script>', 'A browser'],
])('%s is called %s', (agent, words) => {
  expect(deviceInWords(agent)).toBe(words);
});
