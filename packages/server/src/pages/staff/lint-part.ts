import type { LintFinding } from '@candor/content'
import { blockers } from '../../acts/campaigns/index.ts'
import { type Html, html, tag } from '../look/index.ts'

/** What the lint says about a message, what blocks it first. */
export function lintPart(findings: readonly LintFinding[]): Html {
  if (findings.length === 0)
    return html`<h2>Checks of the message</h2><p>${tag('Nothing found', 'ok')} We looked for what keeps people from reading it and for pressure.</p>`
  const sorted = findings.toSorted((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'))
  return html`<h2>Checks of the message</h2><p>${summary(findings)}</p><ul class="findings">${sorted.map(item)}</ul>`
}

function summary(findings: readonly LintFinding[]): string {
  const stop = blockers(findings).length
  const weigh = findings.length - stop
  const first = stop === 0 ? 'Nothing here stops the message.' : `${stop} must be mended before it can be approved.`
  return weigh === 0 ? first : `${first} ${weigh} to weigh.`
}

const item = ({ rule, level, where, says }: LintFinding): Html =>
  html`<li><p>${level === 'block' ? tag('Must be mended', 'danger') : tag('To weigh', 'warn')} <code>${where}</code>: ${says}</p><p class="muted">Check <code>${rule}</code></p></li>`
