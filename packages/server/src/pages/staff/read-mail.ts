import PostalMime from 'postal-mime'

/** A mail taken apart. `links` are those of the HTML part, in order, each once. */
export type Mail = {
  readonly subject: string
  readonly to: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly html?: string
  readonly text: string
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** Takes apart the bytes that a mail server would have been given. */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  const mail = await PostalMime.parse(raw)
  const headers = mail.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value: value ?? '' }))
  const { html } = mail
  return {
    subject: mail.subject ?? '(no subject)',
    to: headers.find(({ name }) => name.toLowerCase() === 'to')?.value ?? '',
    headers,
    ...(html === undefined ? {} : { html }),
    text: mail.text ?? '',
    links: html === undefined ? [] : linksIn(html),
  }
}

/** Links as our own renderer writes them: double quotes, http(s) only, text escaped by the five usual names. */
function linksIn(html: string): Mail['links'] {
  const found = new Map<string, string>()
  for (const [, href = '', text = ''] of html.matchAll(/<a\b[^>]*?\shref="(https?:[^"]*)"[^>]*>([^<]*)</gi))
    if (!found.has(href)) found.set(href, unescaped(text).trim())
  return [...found].map(([href, text]) => ({ href: unescaped(href), text }))
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '')
