import { basename } from 'node:path'
import type { Condition } from '../condition.ts'
import type { Report } from '../report.ts'
import { leftOut, share, wholeText } from '../sentences.ts'
import { html, Markup } from './markup.ts'
import { attributeSection, crossedSection } from './section.ts'
import { style } from './style.ts'

/** The report as one page that needs nothing beside itself: no script, no font, no address is asked for. */
export function reportHtml(report: Report, source: string): string {
  const { ask, audit } = report
  const title = `Who was selected in ${basename(source)}`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${wholeText(report)} Selected means <code>${said(ask.decision)}</code>${ask.outcome ? html`; the outcome is <code>${said(ask.outcome)}</code>` : undefined}.</p>
${list(leftOut(report))}
${audit.attributes.map((each, at) => attributeSection(each, at, report))}
${audit.intersections.length > 0 ? html`<h2>Crossed, two at a time</h2>` : undefined}
${audit.intersections.map((each, at) => crossedSection(each, at, report))}
${howToRead(report)}
</main>
</body>
</html>
`
  return page.text
}

const said = ({ column, operator, value }: Condition): string => `${column} ${operator} ${value}`

const list = (lines: readonly string[]): Markup | undefined =>
  lines.length === 0 ? undefined : html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`

function howToRead({ ask }: Report): Markup {
  const { ratio, alpha, difference } = ask.thresholds
  const large = difference === undefined ? '' : `, or a difference of at least ${share(difference)},`
  return html`<section aria-labelledby="how">
<h2 id="how">How to read this</h2>
<ul>
<li><strong>disparity</strong>: a ratio below ${ratio}${large} and too large for chance (adjusted p below ${alpha}). <strong>watch</strong>: one of the two. <strong>cannot tell</strong>: too few people. <strong>no disparity found</strong>: neither; that is no proof that there is none.</li>
<li>Compared are the lowest rate and the highest, or the group named as reference. p is adjusted for the pairs it was picked from and for the other attributes.</li>
<li>Groups of fewer than ${ask.least} people are hidden, and others with them where the sums would give them away.</li>
<li>Whether being selected is good for a person, and whether a difference has a good reason, no count can say.</li>
</ul>
</section>`
}
