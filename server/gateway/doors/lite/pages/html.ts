// The one place where texts become HTML: everything put into a template is escaped, but what a
// template made. Knows nothing of pages.

let fromTemplate: (markup: string) => Html;

/** Markup that a template made. Nothing else can make one. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  static {
    fromTemplate = (markup) => new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template. `null` and `false` are nothing; a list is its parts, one after another. */
export type Part = Html | string | number | null | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and in a quoted attribute: nothing of it can end either. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
}

function render(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
}

/**
 * Markup with gaps. A gap stands between tags or in a quoted attribute, never in a tag's name, in an
 * attribute without quotes, or in a place where a text would run (there are no scripts here).
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? '';
  for (const [index, part] of parts.entries()) {
    markup += render(part) + (strings[index + 1] ?? '');
  }
  return fromTemplate(markup);
}
