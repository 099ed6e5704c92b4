import { dark, light } from './colors.ts'
import { escapeHtml, escapeLines } from './escape.ts'
import { footerLinks } from './footer.ts'
import { directionOf } from './language.ts'
import { inReadingOrder } from './linear.ts'
import type { MessageParts } from './message.ts'
import { renderBlock, type Sizes } from './render-html-block.ts'
import { wordsFor } from './words.ts'

// Standard is 16 px and never less than 14 anywhere; large print starts at 20 px, one column in both.
const standard: Sizes = { body: 16, small: 14, headings: [28, 22, 18] }
const large: Sizes = { body: 20, small: 20, headings: [34, 28, 24] }

// Some clients drop this sheet, so it only adds the dark scheme and the focus; what light needs stands at each element.
const sheet = `:root{color-scheme:light dark}
a:focus{outline:3px solid ${light.text};outline-offset:2px}
@media (prefers-color-scheme:dark){
.m{background-color:${dark.back}!important;color:${dark.text}!important}
.l{color:${dark.link}!important}
.b{background-color:${dark.button}!important;color:${dark.onButton}!important}
.f{color:${dark.muted}!important}
a:focus{outline-color:${dark.text}}
}
@media (forced-colors:active){
.m,.f{background-color:Canvas!important;color:CanvasText!important}
.l,.b{background-color:Canvas!important;color:LinkText!important}
}`

/** The HTML part. `parts.content` begins with its first heading and `parts.links` are encoded; see `renderMessage`. */
export function renderHtml(parts: MessageParts): string {
  const { words } = wordsFor(parts.content.locale)
  const content = parts.format === 'linear' ? inReadingOrder(parts.content, words) : parts.content
  const { subject, locale, preheader } = content
  const sizes = parts.format === 'large-print' ? large : standard
  const language = `lang="${escapeHtml(locale)}" dir="${directionOf(locale)}"`
  const title = escapeHtml(subject)
  return `<!doctype html>
<html ${language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${sheet}</style>
</head>
<body style="margin:0">
<div ${language} role="article" aria-roledescription="email" aria-label="${title}" class="m" style="background-color:${light.back};color:${light.text};font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:${sizes.body}px;line-height:1.5;overflow-wrap:anywhere;max-width:600px;margin:0 auto;padding:16px">
${preheader === undefined ? '' : `<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preheader)}</div>\n`}${content.blocks.map(block => renderBlock(block, parts.links, sizes)).join('\n')}
${footer(parts, sizes)}
</div>
</body>
</html>
`
}

function footer({ content, sender, links, brandName }: MessageParts, sizes: Sizes): string {
  const { language, words } = wordsFor(content.locale)
  const shown = footerLinks(links, words).map(
    ({ text, href }) =>
      `<li style="margin:0 0 8px"><a class="l" href="${escapeHtml(href)}" style="color:${light.link};text-decoration:underline;display:inline-block;padding:10px 0">${escapeHtml(text)}</a></li>`,
  )
  // Our own words may be in another language than the message; a screen reader must change its voice for them.
  return `<div lang="${language}" dir="${directionOf(language)}" class="f" style="color:${light.muted};font-size:${sizes.small}px;border-top:1px solid ${light.line};margin:32px 0 0;padding:16px 0 0">
<p style="margin:0 0 8px">${escapeHtml(words.sentBy)} ${escapeHtml(senderName(sender.name, brandName))}<br>${escapeLines(sender.postalAddress)}</p>
<p style="margin:0 0 8px">${escapeHtml(words.contact)} ${escapeHtml(sender.contact)}</p>
<ul style="list-style:none;margin:0;padding:0">
${shown.join('\n')}
</ul>
</div>`
}

/** Who sends, with the brand's name when the sender is called differently. */
export const senderName = (name: string, brandName: string): string =>
  name === brandName ? name : `${name} (${brandName})`
