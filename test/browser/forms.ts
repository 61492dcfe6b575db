/** What a person writes into a form of the page. */
import type { Page } from 'playwright-core';
import { instantOf } from '../../infra/local/system/clock.ts';
import { pdf } from '../fixtures/documents/pdf-writer.ts';

/** A paper of that name, as a browser hands it over. */
export const paper = (title: string) => ({
  name: `${title}.pdf`,
  mimeType: 'application/pdf',
  buffer: pdf({ catalog: `/Title<${Buffer.from(title, 'utf8').toString('hex')}>` }),
});
/** So far from now, as a field for date and time has it. */
export const localTime = (inMs: number): string => instantOf(Date.now() + inMs).slice(0, 16);

export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`#field-${name}`, value);
}

/** Signs and sends what stands in the form, once the rules have been tried on it. @returns what the system answered */
export async function submit(page: Page): Promise<string> {
  await page.waitForSelector('.forecast h2');
  await page.click('button:has-text("签名并提交"):not([disabled])');
  await page.waitForSelector('.receipt h2');
  return page.innerText('.receipt');
}
