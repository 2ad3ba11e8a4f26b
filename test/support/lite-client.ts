// A client that the lite door takes for a browser without script: loads pages, sends their forms, keeps cookies or
// not, reads streams. It finds forms by patterns, without an HTML parser.

import { request, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { proxyLine } from './irc-client.ts';
import { until } from './until.ts';

export interface LiteAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface LiteClientOptions {
  readonly port: number;
  readonly cookies?: boolean;
  /** tor's socket and the circuit, in place of the port; null: of a tor that names none. */
  readonly tor?: { readonly path: string; readonly circuit: number | null };
}

type Fields = Readonly<Record<string, string>>;

/** The text that a person reads. */
export function textOf(markup: string): string {
  return markup
    .replace(/<(title|style)[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

export function formId(page: string): string {
  return /name="id"\s+value="([^"]*)"/.exec(page)?.[1] ?? '';
}

export class LiteStream {
  text = '';
  closed = false;
  readonly #request: ClientRequest;

  constructor(asked: ClientRequest) {
    this.#request = asked;
    asked.on('response', (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        this.text += chunk;
      });
      answer.on('error', () => {});
      answer.on('close', () => {
        this.closed = true;
      });
    });
    asked.on('error', () => {
      this.closed = true;
    });
  }

  async hears(words: string | RegExp): Promise<void> {
    await until(`${String(words)} in a stream that says ${textOf(this.text).slice(-400)}`, () => {
      const text = textOf(this.text);
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    });
  }

  async ends(): Promise<void> {
    await until('the end of the stream', () => this.closed);
  }

  /** Breaks the connection as a lost circuit does, without an end. */
  cut(): void {
    this.#request.destroy();
  }
}

export class LiteClient {
  readonly #options: LiteClientOptions;
  readonly #host: string;
  #cookie: string | null = null;
  /** Where the guest's pages are, once they are in. */
  base = '/lite/in/';

  constructor(options: LiteClientOptions) {
    this.#options = options;
    this.#host = `127.0.0.1:${options.port}`;
  }

  get origin(): string {
    return `http://${this.#host}`;
  }

  get cookie(): string | null {
    return this.#cookie;
  }

  ask(method: string, path: string, headers: Record<string, string> = {}): ClientRequest {
    const cookie: Record<string, string> = this.#cookie === null ? {} : { cookie: this.#cookie };
    const { port, tor } = this.#options;
    const createConnection = (): Socket => {
      if (tor === undefined) return connect(port, '127.0.0.1');
      const socket = connect(tor.path);
      if (tor.circuit !== null) socket.write(proxyLine(tor.circuit));
      return socket;
    };
    const all = { host: this.#host, 'accept-language': 'en', ...cookie, ...headers };
    return request({ path, method, headers: all, createConnection });
  }

  async #answer(asked: ClientRequest): Promise<LiteAnswer> {
    return new Promise((resolve, reject) => {
      asked.on('error', reject);
      asked.on('response', (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          body += chunk;
        });
        answer.on('end', () => {
          const [set] = answer.headers['set-cookie'] ?? [];
          const pair = set?.split(';', 1)[0];
          if (pair !== undefined && this.#options.cookies !== false) this.#cookie = pair;
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        });
      });
    });
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<LiteAnswer> {
    const asked = this.ask('GET', path, headers);
    asked.end();
    return this.#answer(asked);
  }

  /** @param headers in place of a browser's own. */
  async post(
    path: string,
    fields: Fields | string,
    headers: Record<string, string> = { origin: this.origin },
  ): Promise<LiteAnswer> {
    const body = typeof fields === 'string' ? fields : String(new URLSearchParams(fields));
    const asked = this.ask('POST', path, {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    });
    asked.end(body);
    return this.#answer(asked);
  }

  /** Follows a redirect as a browser does after a 303. */
  async follow(answer: LiteAnswer): Promise<LiteAnswer & { readonly path: string }> {
    let path = '';
    let last = answer;
    for (let hops = 0; hops < 5 && last.status === 303; hops += 1) {
      path = last.headers.location ?? '';
      last = await this.get(path);
    }
    return { ...last, path };
  }

  /** Fills the join form and sends it. */
  async knocks(fields: Fields): Promise<LiteAnswer> {
    const form = await this.get('/lite');
    return this.post('/lite', {
      id: formId(form.body),
      channel: '#lobby',
      view: 'live',
      ...fields,
    });
  }

  /** Enters, and is in the channel. */
  async enters(nick: string, key: string, fields: Fields = {}): Promise<void> {
    const room = await this.follow(await this.knocks({ nick, key, ...fields }));
    if (room.status !== 200) throw new Error(`${nick} was not let in: ${textOf(room.body)}`);
    this.base = room.path.replace(/room$/, '');
    await until(`${nick} to be in the channel`, async () =>
      textOf((await this.messages(fields['channel'] ?? '#lobby')).body).includes('You are in'),
    );
  }

  room(name: string): Promise<LiteAnswer> {
    return this.get(`${this.base}room?in=${encodeURIComponent(name)}`);
  }

  messages(name: string): Promise<LiteAnswer> {
    return this.get(`${this.base}messages?in=${encodeURIComponent(name)}`);
  }

  people(name: string): Promise<LiteAnswer> {
    return this.get(`${this.base}people?in=${encodeURIComponent(name)}`);
  }

  async writeId(name: string): Promise<string> {
    const page = await this.get(`${this.base}write?in=${encodeURIComponent(name)}`);
    return formId(page.body);
  }

  /** Sends the form with this text. */
  async writes(name: string, text: string, id: string | null = null): Promise<LiteAnswer> {
    const form = { id: id ?? (await this.writeId(name)), text };
    return this.post(`${this.base}write?in=${encodeURIComponent(name)}`, form);
  }

  stream(name: string): LiteStream {
    const asked = this.ask('GET', `${this.base}stream?in=${encodeURIComponent(name)}`);
    const stream = new LiteStream(asked);
    asked.end();
    return stream;
  }
}
