import { type Context, Hono } from 'hono'
import { decideFinding, isVerdict, type Registered, registered, sidesOf } from '../../answers/oversight/index.ts'
import { type Evidence, type Finding, readFinding, verdicts } from '../../brand/algorithms/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import {
  banner,
  type Content,
  type ErrorItem,
  type Html,
  html,
  percent,
  summaryList,
  wholeNumber,
} from '../look/index.ts'
import { algorithmRoute } from './algorithm.ts'
import {
  algorithmPath,
  algorithmsPath,
  findingPath,
  findingTitle,
  interlockTag,
  plainName,
  verdictText,
} from './algorithm-words.ts'
import { groupsChart } from './audits-part.ts'
import { momentIn } from './dates.ts'
import { decisionForm, faultsOf, nothingTyped, noVerdict, type Said, type Typed } from './decision-form.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { notThere } from './not-found.ts'
import { namesOfStaff } from './people.ts'

const route = `${algorithmRoute}/findings/:finding{[a-z0-9]{26}}`

/** One finding: what it rests on, what holds meanwhile, and the form by which a person decides it. */
export function finding(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(route, desk.requireStaff('see'), context => shown(desk, context))
  app.post(route, smallBody, desk.requireStaff('oversee'), context => decide(desk, context))
  return app
}

async function decide(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const sent = await readForm(context, ['verdict', 'reason'])
  if (!sent.ok) return shown(desk, context, { errors: [sent.fault], status: 400 })
  const typed = { verdict: sent.text('verdict'), reason: sent.text('reason') }
  const { verdict, reason } = typed
  if (!isVerdict(verdict)) return shown(desk, context, { typed, errors: [noVerdict], status: 422 })
  const said = { verdict, reason, by: `staff:${session.staff}` }
  const done = await decideFinding(desk.house, context.req.param('finding') ?? '', said)
  if (done.ok) return shown(desk, context, { notice: banner('ok', 'Decided', 'It holds from the next decision on.') })
  const status = done.error.code === 'finding-invalid' ? 422 : 409
  return shown(desk, context, { typed, errors: faultsOf(done.error), status })
}

async function shown(desk: Desk, context: Context, said: Said = {}): Promise<Response> {
  const session: Session = context.get('session')
  const name = context.req.param('name') ?? ''
  const found = await readFinding(desk.house.store, context.req.param('finding') ?? '')
  const algorithm = await registered(desk.house, name)
  if (!found || !algorithm || found.algorithm !== name)
    return notThere(desk, context, session, 'There is no such finding.', algorithmsPath)
  const { errors = [], notice, status = 200, typed = nothingTyped } = said
  const { zone } = desk.house.judge.policy.brand
  const rest = found.decision
    ? await decidedPart(desk, found.decision, zone)
    : openPart(session, algorithm, found, typed, errors)
  const page = staffPage(desk, session, algorithmsPath, {
    title: findingTitle(found),
    errors,
    ...(notice ? { notice } : {}),
    main: html`<p>About <a href="${algorithmPath(name)}">${name}</a>, opened on ${momentIn(zone, found.openedAt)}. Since then: ${interlockTag(found.interlock)}</p>${found.evidence ? evidencePart(found.evidence) : ''}${rest}`,
  })
  return context.html(page, status)
}

function evidencePart(evidence: Evidence): Html {
  const { attribute, group, reference, tolerance, alpha, ofGroup, ofReference, ratio } = evidence
  const rows: [string, Content][] = [
    ['By', plainName(attribute)],
    [group, side(ofGroup)],
    [reference, side(ofReference)],
    ['Its rate is', ratio === null ? 'not to be compared' : `${percent(ratio)} of that of “${reference}”`],
    ['Tolerated is', `${percent(tolerance)} or more`],
    [
      'Evidence',
      `${wholeNumber(Math.floor(evidence.evidence))} to 1; the alarm is raised at ${wholeNumber(Math.round(1 / alpha))} to 1`,
    ],
  ]
  return html`<h2>What it rests on</h2>${summaryList(rows.map(([name, value]) => ({ name, value })))}${groupsChart('Rates when it was opened', sidesOf(evidence))}<p>A difference says nothing about its cause, nor whether it is right. A person decides what it means.</p>`
}

const side = ({ n, selected, people }: Evidence['ofGroup']): string =>
  `${wholeNumber(selected)} of ${wholeNumber(n)} decisions chose the person (${wholeNumber(people)} people)`

function openPart(
  session: Session,
  algorithm: Registered,
  found: Finding,
  typed: Typed,
  errors: readonly ErrorItem[],
): Html {
  const form = decisionForm(session, {
    algorithm,
    action: findingPath(found),
    words: verdicts,
    typed,
    errors,
    text: 'Decide',
  })
  return html`<h2>Decide</h2>${form}`
}

async function decidedPart(desk: Desk, decision: NonNullable<Finding['decision']>, zone: string): Promise<Html> {
  const nameOf = await namesOfStaff(desk)
  const { by, at, verdict, reason, interlock } = decision
  const rows: [string, Content][] = [
    ['Decision', verdictText(verdict)],
    ['Why', reason],
    ['By', nameOf(by)],
    ['When', momentIn(zone, at)],
    ['From then on', interlockTag(interlock)],
  ]
  return html`<h2>What was decided</h2>${summaryList(rows.map(([name, value]) => ({ name, value })))}`
}
