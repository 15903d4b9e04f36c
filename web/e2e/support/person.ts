import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { OWNER } from './shared-server';

/** Somebody at a browser of their own. */
export class Person {
  readonly page: Page;
  /** What the page threw; a test file ends by expecting nothing. */
  readonly broken: string[] = [];
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.broken.push(String(error)));
  }

  /** A visitor who is not signed in; at a desk unless `device` says otherwise. */
  static async visit(browser: Browser, device: BrowserContextOptions = {}): Promise<Person> {
    const desk = { viewport: { width: 1440, height: 900 }, baseURL: inject('url') };
    const context = await browser.newContext({ ...desk, ...device });
    context.setDefaultTimeout(60_000);
    return new Person(context, await context.newPage());
  }

  /** The owner, signed in. */
  static async owner(browser: Browser, device: BrowserContextOptions = {}): Promise<Person> {
    const person = await Person.visit(browser, device);
    await person.call('POST', '/sessions', { email: OWNER.email, password: OWNER.password });
    return person;
  }

  /** Calls the API with the session of this browser. */
  async call<T = unknown>(method: string, path: string, data?: unknown): Promise<T> {
    const response = await this.context.request.fetch(`/api/v1${path}`, {
      method,
      headers: { 'Cadre-Csrf': '1', Origin: inject('url') },
      ...(data === undefined ? {} : { data }),
    });
    const body = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${body}`);
    return (body === '' ? undefined : JSON.parse(body)) as T;
  }
}
