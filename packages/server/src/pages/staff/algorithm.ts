import { type Context, Hono } from 'hono'
import {
  type HandWord,
  isHandVerdict,
  type Registered,
  registered,
  setInterlock,
} from '../../answers/oversight/index.ts'
import { isOpen } from '../../brand/algorithms/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { banner, type Content, type Html, html, summaryList, wholeNumber } from '../look/index.ts'
import { algorithmPath, algorithmsPath, interlockTag, ownerOf, plainName, textOf } from './algorithm-words.ts'
import { findingsTable } from './algorithms.ts'
import { auditsPart } from './audits-part.ts'
import { momentIn } from './dates.ts'
import { decisionForm, faultsOf, nothingTyped, noVerdict, type Said } from './decision-form.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { notThere } from './not-found.ts'
import { pastPart } from './past-findings.ts'
import { namesOfStaff } from './people.ts'

export const algorithmRoute = `${algorithmsPath}/:name{[a-z][a-z0-9-]{0,63}}`

/** One algorithm: how it runs, what watching has shown, what was found and decided, and the switch by hand. */
export function algorithm(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(algorithmRoute, desk.requireStaff('see'), context => shown(desk, context))
  app.post(`${algorithmRoute}/interlock`, smallBody, desk.requireStaff('oversee'), context => hold(desk, context))
  return app
}

async function hold(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const sent = await readForm(context, ['verdict', 'reason'])
  if (!sent.ok) return shown(desk, context, { errors: [sent.fault], status: 400 })
  const typed = { verdict: sent.text('verdict'), reason: sent.text('reason') }
  if (!isHandVerdict(typed.verdict)) return shown(desk, context, { typed, errors: [noVerdict], status: 422 })
  const word: HandWord = { verdict: typed.verdict, reason: typed.reason, by: `staff:${session.staff}` }
  const done = await setInterlock(desk.house, context.req.param('name') ?? '', word)
  if (done.ok) return shown(desk, context, { notice: banner('ok', 'It holds from the next decision on') })
  return shown(desk, context, {
    typed,
    errors: faultsOf(done.error),
    status: done.error.code === 'finding-invalid' ? 422 : 409,
  })
}

async function shown(desk: Desk, context: Context, said: Said = {}): Promise<Response> {
  const session: Session = context.get('session')
  const found = await registered(desk.house, context.req.param('name') ?? '')
  if (!found) return notThere(desk, context, session, 'There is no such algorithm.', algorithmsPath)
  const { errors = [], typed = nothingTyped, notice, status = 200 } = said
  const { zone } = desk.house.judge.policy.brand
  const open = found.findings.filter(isOpen)
  const waiting = open.length === 0 ? '' : html`<h2>Needs a person</h2>${findingsTable('Open findings', open, zone)}`
  const hand = decisionForm(session, {
    algorithm: found,
    action: `${algorithmPath(found.name)}/interlock`,
    words: ['resume', 'cap', 'fallback', 'stop'],
    typed,
    errors,
    text: 'Let this hold',
  })
  const past = pastPart(found.findings, zone, await namesOfStaff(desk))
  const page = staffPage(desk, session, algorithmsPath, {
    title: found.name,
    errors,
    ...(notice ? { notice } : {}),
    main: html`${facts(desk, found)}${waiting}${auditsPart(found, zone)}<h2>Hold it back, or let it go</h2><p>By hand and at once, in every process. It stands in the record with your name and your reason.</p>${hand}${past}`,
  })
  return context.html(page, status)
}

function facts(desk: Desk, found: Registered): Html {
  const { name, declared, interlock, modes } = found
  const { zone } = desk.house.judge.policy.brand
  const since = interlock.kind === 'none' ? '' : html` since ${momentIn(zone, interlock.since)}`
  const rows: [string, Content][] = [
    ['State', html`${interlockTag(interlock)}${since}`],
    ['What it does', textOf(found)],
    ['Who answers for it', ownerOf(found)],
    ...(declared.kind === 'offer'
      ? ([
          ['Purpose', declared.algorithm.purpose],
          ['What goes in', declared.algorithm.inputs.map(plainName).join(', ')],
          ['Decisions counted', modesWords(modes)],
        ] as [string, Content][])
      : ([['Purpose', declared.section.purpose]] as [string, Content][])),
    ['For everybody', html`<a href="/algorithms/${name}">What customers read of it</a>`],
  ]
  return summaryList(rows.map(([row, value]) => ({ name: row, value })))
}

const modeTexts: Readonly<Record<string, string>> = {
  score: 'by score',
  explore: 'by lot, to learn',
  holdout: 'by lot, never by score',
  lot: 'by lot: nothing of them may be used, or there is no model',
  cap: 'by lot, while it was capped',
  fallback: 'by lot, while it was held back',
  stopped: 'not made, while it was stopped',
  refused: 'not made: the person had said no',
}

function modesWords(modes: Registered['modes']): Content {
  const all = Object.entries(modes)
  if (all.length === 0) return 'none yet'
  return html`<ul>${all.map(([mode, n]) => html`<li>${wholeNumber(n)} ${modeTexts[mode] ?? mode}</li>`)}</ul>`
}
