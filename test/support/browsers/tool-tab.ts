// What Playwright's page and Puppeteer's do in the same way.

/** By the names that both have. */
interface ToolPage {
  goto(url: string, options: Patience): Promise<unknown>;
  reload(options: Patience): Promise<unknown>;
  goBack(options: Patience): Promise<unknown>;
  close(options: { readonly runBeforeUnload: boolean }): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  readonly keyboard: { type(text: string): Promise<unknown> };
}

interface Patience {
  readonly timeout: number;
}

const patience: Patience = { timeout: 60_000 };

/** The part of `BrowserPage` that needs no more than that. */
export abstract class ToolTab<P extends ToolPage> {
  readonly asked: string[] = [];
  protected readonly page: P;
  /** Dialogs and uncaught errors. */
  protected readonly troubles: string[] = [];

  constructor(page: P) {
    this.page = page;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url, patience);
  }

  async reload(): Promise<void> {
    await this.page.reload(patience);
  }

  async back(): Promise<void> {
    await this.page.goBack(patience);
  }

  async closeTab(byHand = false): Promise<void> {
    await this.page.close({ runBeforeUnload: byHand });
  }

  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  read(expression: string): Promise<unknown> {
    return this.page.evaluate(expression);
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  async alarms(): Promise<string[]> {
    return [...this.troubles, ...((await this.read('globalThis.brokenPolicies')) as string[])];
  }
}
