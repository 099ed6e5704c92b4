import { Hono } from 'hono'
import { type Registered, wholeRegister } from '../../answers/oversight/index.ts'
import { type Finding, isOpen } from '../../brand/algorithms/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { type Content, dataTable, type Html, html, wholeNumber } from '../look/index.ts'
import {
  algorithmPath,
  algorithmsPath,
  findingPath,
  findingTitle,
  interlockTag,
  ownerOf,
  textOf,
} from './algorithm-words.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'

/** The register: what waits for a person first, then every algorithm with what it is for, who answers, and how it runs. */
export function algorithms(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(algorithmsPath, desk.requireStaff('see'), async context => {
    const all = await wholeRegister(desk.house)
    const { zone } = desk.house.judge.policy.brand
    const main = html`<p>Everything that decides about people by itself stands here. Customers read the same, without the numbers, on <a href="/algorithms">the page for everybody</a>.</p>${waitingPart(all, zone)}<h2>The register</h2>${table(all)}`
    return context.html(staffPage(desk, context.get('session'), algorithmsPath, { title: 'Algorithms', main }))
  })
  return app
}

function waitingPart(all: readonly Registered[], zone: string): Html {
  const open = all.flatMap(({ findings }) => findings.filter(isOpen))
  if (open.length === 0) return html`<h2>Needs a person</h2><p>Nothing waits for you.</p>`
  return html`<h2>Needs a person</h2>${findingsTable('Open findings', open, zone)}`
}

/** Findings with what each is about; the link leads to where it is decided. */
export const findingsTable = (caption: string, findings: readonly Finding[], zone: string): Html =>
  dataTable({
    caption,
    columns: [{ text: 'What was found' }, { text: 'Algorithm' }, { text: 'Since' }, { text: 'Meanwhile' }],
    rows: findings.map(one => [
      html`<a href="${findingPath(one)}">${findingTitle(one)}</a>`,
      one.algorithm,
      momentIn(zone, one.openedAt),
      interlockTag(one.interlock),
    ]),
    empty: 'None.',
  })

const table = (all: readonly Registered[]): Html =>
  dataTable({
    caption: 'Algorithms',
    columns: [
      { text: 'Name' },
      { text: 'State' },
      { text: 'What it does' },
      { text: 'Who answers for it' },
      { text: 'Decisions counted', number: true },
      { text: 'Open findings', number: true },
    ],
    rows: all.map(cells),
    empty: 'The policy has no algorithm: nothing decides about people by itself.',
  })

function cells(one: Registered): Content[] {
  const { name, interlock, modes, findings, declared } = one
  const decisions = Object.values(modes).reduce((sum, n) => sum + n, 0)
  return [
    html`<a href="${algorithmPath(name)}">${name}</a>`,
    interlockTag(interlock),
    textOf(one),
    ownerOf(one),
    declared.kind === 'offer' ? wholeNumber(decisions) : '',
    wholeNumber(findings.filter(isOpen).length),
  ]
}
