import assert from 'node:assert/strict'

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> }

/** A page as somebody without script sees it. */
export type Seen = { readonly status: number; readonly path: string; readonly html: string; readonly text: string }
type Fields = { readonly [name: string]: string | readonly string[] }

/** Somebody with a browser of their own: keeps cookies, follows redirects, fills in the forms of the page last seen. */
export type Visitor = {
  goes(path: string): Promise<Seen>
  /**
   * Sends a form of the page last seen, the one that leads to an address with this ending, with these fields changed; `to`
   * sends it elsewhere, as somebody might who plays with addresses.
   */
  sends(ending: string, fields?: Fields, to?: string): Promise<Seen>
  readonly sees: Seen
}

export function openVisitor(app: App): Visitor {
  const cookies = new Map<string, string>()
  let sees: Seen = { status: 0, path: '', html: '', text: '' }
  const ask = async (path: string, body?: URLSearchParams): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    }
    const answer = await app.request(path, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body ? { body: String(body) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    const next = answer.headers.get('location')
    if (answer.status === 303 && next) return ask(next)
    const html = await answer.text()
    sees = { status: answer.status, path, html, text: textOf(html) }
    return sees
  }
  return {
    goes: path => ask(path),
    sends: (ending, fields = {}, to) => {
      const { action, values } = formOn(sees, ending)
      for (const [name, value] of Object.entries(fields)) {
        values.delete(name)
        for (const one of [value].flat()) values.append(name, one)
      }
      return ask(to ?? action, values)
    },
    get sees() {
      return sees
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const [name = '', value = ''] = pair.split('=')
  if (attributes.includes('Max-Age=0')) cookies.delete(name)
  else cookies.set(name, value)
}

/** The forms' own values, as a browser would send them. */
function formOn({ html, path }: Seen, ending: string): { action: string; values: URLSearchParams } {
  const forms = [...html.matchAll(/<form [^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
  const [, action = '', main = ''] = forms.find(form => form[1]?.endsWith(ending)) ?? []
  assert.notEqual(action, '', `no form that leads to …${ending} on ${path}:\n${textOf(html)}`)
  const values = new URLSearchParams()
  for (const [tag] of main.matchAll(/<input [^>]*>/g)) {
    const type = attribute(tag, 'type')
    if ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag)) continue
    values.append(attribute(tag, 'name'), attribute(tag, 'value'))
  }
  for (const [, name = '', options = ''] of main.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    values.append(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return { action: decode(action), values }
}

const attribute = (tag: string, name: string): string => decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const textOf = (html: string): string =>
  decode(html.replace(/<head>[\s\S]*<\/head>/, '').replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
