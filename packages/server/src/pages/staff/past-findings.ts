import type { Finding } from '../../brand/algorithms/index.ts'
import { dataTable, type Html, html } from '../look/index.ts'
import { findingPath, findingTitle, verdictText } from './algorithm-words.ts'
import { momentIn } from './dates.ts'
import type { Naming } from './people.ts'

/** What people decided, newest first. */
export function pastPart(findings: readonly Finding[], zone: string, nameOf: Naming): Html {
  const rows = findings.flatMap(finding => {
    const { decision } = finding
    if (!decision) return []
    const { by, at, verdict, reason } = decision
    const link = html`<a href="${findingPath(finding)}">${findingTitle(finding)}</a>`
    return [[link, verdictText(verdict), reason, nameOf(by), momentIn(zone, at)]]
  })
  return html`<h2>What was decided</h2>${dataTable({
    caption: 'Decisions of people',
    columns: [{ text: 'About' }, { text: 'Decision' }, { text: 'Why' }, { text: 'By' }, { text: 'When' }],
    rows,
    empty: 'Nothing was decided yet.',
  })}`
}
