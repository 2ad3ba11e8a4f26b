// What a test does with a page, the same in Chromium and Firefox, and what both start a page with.

/** Expressions are JavaScript of the page, as text: it has other types than ours. */
export interface BrowserPage {
  readonly browser: 'chromium' | 'firefox';
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** To the page before in the tab's history. */
  back(): Promise<void>;
  /** Another tab of the same browser: its memory, its connections. */
  tab(): Promise<BrowserPage>;
  /**
   * This tab alone; `close` is the browser's end.
   * @param byHand as a person closes it: the page hears `beforeunload`.
   */
  closeTab(byHand?: boolean): Promise<void>;
  /** Puts a text into the field of that accessible name. */
  fill(field: string, text: string): Promise<void>;
  /** The same for the one field that hides what is typed: to browsers it is no textbox. */
  fillSecret(text: string): Promise<void>;
  press(field: string, key: 'Enter'): Promise<void>;
  /** Presses the button of that accessible name. */
  click(button: string): Promise<void>;
  /** Presses keys together, named as `KeyboardEvent.code` has them. */
  chord(...codes: readonly KeyCode[]): Promise<void>;
  /** Key by key, into what has the focus. */
  types(text: string): Promise<void>;
  read(expression: string): Promise<unknown>;
  /** @param path ends in .png */
  screenshot(path: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  colours(scheme: 'light' | 'dark'): Promise<void>;
  /** Every address that the page asked for, by the browser's own record. */
  readonly asked: readonly string[];
  /** Dialogs, uncaught errors and broken policies since the start. */
  alarms(): Promise<string[]>;
  close(): Promise<void>;
}

/** Who keeps a profile, and lives on in its files. */
export interface KeptBrowser {
  readonly page: BrowserPage;
  /** At once, with no time to tidy up. */
  kill(): Promise<void>;
}

export type KeyCode =
  | 'AltLeft'
  | 'ShiftLeft'
  | 'Escape'
  | 'Tab'
  | 'Enter'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ControlLeft'
  | 'End'
  | `Key${'B' | 'C' | 'F' | 'H' | 'I' | 'L' | 'M' | 'P' | 'U' | 'V' | 'X' | 'Z'}`;

/** Runs before the page's own scripts. */
export const watchPolicy = `
  globalThis.brokenPolicies = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    globalThis.brokenPolicies.push(event.violatedDirective + ' ' + event.blockedURI);
  });
`;

/** Wide enough for all three columns. */
export const desktop = { width: 1280, height: 800 };
