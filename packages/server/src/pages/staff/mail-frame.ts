import type { MiddlewareHandler } from 'hono'
import { type Html, html } from '../look/index.ts'

/** A mail brings its styles with it; nothing else is let in, and no picture is fetched from anywhere. */
const policy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const showsMail = 'showsMail'

/** For a route whose page shows a mail. */
export const withMail: MiddlewareHandler = async (context, next) => {
  context.set(showsMail, true)
  await next()
}

/**
 * A frame written into a page (`srcdoc`) is under the page's content security policy, which forbids the styles inside a
 * mail. To be used outside of `securityHeaders`, so that pages with a mail, and only those, let inline styles through.
 */
export const mailFrames: MiddlewareHandler = async (context, next) => {
  await next()
  if (context.get(showsMail) === true) context.res.headers.set('content-security-policy', policy)
}

// No style of the page can show that the focus is inside a frame, so the mail itself does; it is one stop, to scroll by keyboard.
const focusRing = { light: '#14171f', dark: '#ffd466' }
const reachable = (mail: string, scheme: 'light' | 'dark'): string =>
  mail
    .replace('<body ', '<body tabindex="0" ')
    .replace('</style>', `body:focus-visible{outline:3px solid ${focusRing[scheme]};outline-offset:-3px}</style>`)

/**
 * The HTML part of a mail in a frame that may do nothing: no script, no form, no origin of ours. Its links would lead
 * nowhere from there, so they are not links inside the frame; the page lists them beside it.
 */
export const mailFrame = (title: string, mail: string, scheme: 'light' | 'dark'): Html =>
  html`<iframe class="mail ${scheme}" title="${title}" sandbox srcdoc="${reachable(inScheme(withoutLinks(mail), scheme), scheme)}"></iframe>`

const withoutLinks = (mail: string): string => mail.replace(/(<a\b[^>]*?)\shref="[^"]*"/gi, '$1')

/** Shows a mail in one scheme whatever the reader's own is: the media query of our own renderer is turned into a fixed answer. */
const inScheme = (mail: string, scheme: 'light' | 'dark'): string =>
  mail
    .replaceAll('(prefers-color-scheme:dark)', scheme === 'dark' ? 'all' : 'not all')
    .replaceAll('color-scheme:light dark', `color-scheme:${scheme}`)
