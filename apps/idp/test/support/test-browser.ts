import { request, type RequestOptions } from 'node:https';

/** What a browser has to show in the card step. */
export interface ClientCertificate {
  /** PEM; certificates of authorities may follow the client's own. */
  readonly cert: string;
  readonly key: string;
}

export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The `data-page` of a page of ours. */
  readonly page: string | undefined;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const MAX_REDIRECTS = 20;

/** As much of a browser as a login needs: cookies by host and path, redirects, links and forms by id, one card. */
export class TestBrowser {
  readonly visited: string[] = [];
  card: ClientCertificate | undefined;
  /** Options of the TLS client, for the odd ones. */
  tls: RequestOptions = {};
  readonly #ca: string;
  readonly #cookies = new Map<string, Cookie>();

  constructor(ca: string, card?: ClientCertificate) {
    this.#ca = ca;
    this.card = card;
  }

  /** Goes to an address and wherever it leads. */
  async go(url: string, form?: Readonly<Record<string, string>>): Promise<Answer> {
    let answer = await this.step(url, form);
    for (let i = 0; i < MAX_REDIRECTS; i++) {
      const location = answer.headers['location'];
      if (typeof location !== 'string') return answer;
      answer = await this.step(new URL(location, answer.url).href);
    }
    throw new Error(`too many redirects, last to ${answer.url}`);
  }

  /** Presses what has this id on a page. */
  press(on: Answer, id: string): Promise<Answer> {
    const target = targetOf(on, id);
    return this.go(target.url, target.form);
  }

  /** One request, redirects not followed. */
  step(
    url: string,
    form?: Readonly<Record<string, string>>,
    more: { readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    this.visited.push(url);
    const { hostname, pathname } = new URL(url);
    const cookies = [...this.#cookies.entries()]
      .filter(
        ([key, { path }]) => key.startsWith(`${hostname} `) && `${pathname}/`.startsWith(path.replace(/\/?$/, '/')),
      )
      .map(([, { name, value }]) => `${name}=${value}`);
    const body = form && new URLSearchParams(form).toString();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        url,
        {
          method: form === undefined ? 'GET' : 'POST',
          agent: false,
          ca: this.#ca,
          ...(this.card ?? {}),
          ...this.tls,
          headers: {
            ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
            ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
            ...more.headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            this.#keep(hostname, incoming.headers['set-cookie'] ?? []);
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              url,
              status: incoming.statusCode ?? 0,
              body: text,
              headers: incoming.headers,
              page: /data-page="([^"]+)"/.exec(text)?.[1],
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  #keep(hostname: string, headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(/;\s*/);
      const separator = pair.indexOf('=');
      const name = pair.slice(0, separator);
      const value = pair.slice(separator + 1);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      const key = `${hostname} ${path} ${name}`;
      if (value === '') this.#cookies.delete(key);
      else this.#cookies.set(key, { name, value, path });
    }
  }
}

/** Where a link leads, or what a form would send. */
export function targetOf(on: Answer, id: string): { url: string; form: Record<string, string> | undefined } {
  const href = new RegExp(`<a [^>]*id="${id}" href="([^"]+)"`).exec(on.body)?.[1];
  if (href !== undefined) return { url: new URL(unescape(href), on.url).href, form: undefined };
  const form = [...on.body.matchAll(/<form method="post" action="([^"]+)">([\s\S]*?)<\/form>/g)].find(([, , inside]) =>
    inside?.includes(`<button id="${id}"`),
  );
  if (form?.[1] === undefined) throw new Error(`no ${id} on page ${on.page ?? on.body}`);
  const fields = [...(form[2] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return {
    url: new URL(unescape(form[1]), on.url).href,
    form: Object.fromEntries(fields.map(([, name = '', value = '']) => [name, unescape(value)])),
  };
}

function unescape(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}
