/** An answer as a browser has it: redirects are not followed, so that a test sees them. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Where it leads, for a redirect. */
  readonly to: string;
  readonly text: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

interface PostOptions {
  /** The hidden field `csrf`: that of the last page, unless said otherwise; `null` leaves it out. */
  readonly csrf?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form with files. */
  readonly files?: Readonly<Record<string, Blob>>;
  /** Does not wait for the body of the answer. */
  readonly headOnly?: boolean;
}

/** Somebody's browser: keeps cookies, and the mark of forms on the last page that it saw. */
export class DeskBrowser {
  readonly #url: string;
  readonly #cookies: Map<string, string>;
  #csrf = '';

  constructor(url: string, cookies: ReadonlyMap<string, string> = new Map()) {
    this.#url = url;
    this.#cookies = new Map(cookies);
  }

  /** The value of a cookie as the browser would send it. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** All cookies, as a request carries them: for what is read otherwise than as a page. */
  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The mark of forms on the last page. */
  get csrf(): string {
    return this.#csrf;
  }

  /** Another window of the same browser: the same cookies, another last page. */
  window(): DeskBrowser {
    const window = new DeskBrowser(this.#url, this.#cookies);
    window.#csrf = this.#csrf;
    return window;
  }

  /** @param path such as `/desk/me`, or a whole address of the same house. */
  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#fetch(path, { headers });
  }

  /** Posts a form as a page of the desk would: to `path`, with the mark of the last page. */
  async post(path: string, fields: Fields = {}, options: PostOptions = {}): Promise<Answer> {
    const csrf = options.csrf === undefined ? await this.#mark() : options.csrf;
    const entries = Object.entries({ ...(csrf === null ? {} : { csrf }), ...fields });
    const body = options.files === undefined ? new URLSearchParams() : new FormData();
    for (const [name, value] of entries)
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    if (body instanceof FormData)
      for (const [name, file] of Object.entries(options.files ?? {})) body.append(name, file, name);
    return this.#fetch(path, { method: 'POST', body, headers: options.headers ?? {} }, options.headOnly);
  }

  /** Follows redirects to the page at their end. */
  async follow(answer: Answer): Promise<Answer> {
    let last = answer;
    for (let steps = 0; last.to !== '' && steps < 10; steps++) last = await this.get(last.to);
    return last;
  }

  async #mark(): Promise<string> {
    if (this.#csrf === '') await this.get('/desk/me');
    return this.#csrf;
  }

  async #fetch(
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> },
    headOnly = false,
  ): Promise<Answer> {
    const cookie = this.cookieHeader;
    const headers = { ...(cookie === '' ? {} : { cookie }), ...init.headers };
    const response = await fetch(new URL(path, this.#url), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = headOnly ? '' : await response.text();
    this.#csrf = /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? this.#csrf;
    return { status: response.status, headers: response.headers, to: response.headers.get('location') ?? '', text };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
