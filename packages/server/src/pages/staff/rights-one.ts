import { type Context, Hono } from 'hono'
import {
  acknowledgeRequest,
  answerRequest,
  askAboutRequest,
  extendRequest,
  proveByStaff,
  type RightsRefusal,
  refuseRequest,
} from '../../answers/rights/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import {
  findRequest,
  isExtensionReason,
  isRefusalReason,
  type RequestWords,
  type RightsRequest,
  wordsOfRequest,
} from '../../customers/rights/index.ts'
import { rulesOf } from '../../decisions/index.ts'
import { warningTime } from '../../record/index.ts'
import {
  banner,
  button,
  type Content,
  type ErrorItem,
  form,
  type Html,
  html,
  linkButton,
  summaryList,
} from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { notThere } from './not-found.ts'
import { namesOfStaff } from './people.ts'
import { type Move, type MoveTyped, moveForm, moves, movesFor, stepForms } from './rights-forms.ts'
import { leftTag, missing, requestPath, rightNames, rightsPath, stateName } from './rights-words.ts'

const route = `${rightsPath}/:request{[a-z0-9]{26}}`

/** One request: how it stands, what was said, and the steps that can be taken, each asked once more before it happens. */
export function rightsRequest(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(route, desk.requireStaff('see-customers'), context => shown(desk, context))
  for (const move of moves)
    app.post(`${route}/${move}`, smallBody, desk.requireStaff('answer-rights'), context => moved(desk, context, move))
  return app
}

type Said = {
  readonly notice?: Html
  readonly typed?: MoveTyped
  readonly errors?: readonly ErrorItem[]
  readonly status?: 200 | 400 | 409 | 422
}

async function shown(desk: Desk, context: Context, said: Said = {}): Promise<Response> {
  const session: Session = context.get('session')
  const { house } = desk
  const request = await findRequest(house, context.req.param('request') ?? '')
  if (!request) return notThere(desk, context, session, 'There is no such request.', rightsPath)
  const { errors = [], notice, typed = { words: '', reason: '' }, status = 200 } = said
  const words = await wordsOfRequest(house, request)
  const now = await warningTime(house)
  const forms = may(session, 'answer-rights')
    ? movesFor(request).map(move => moveForm(session, request, move, typed, errors))
    : [html`<p>An administrator, or whoever answers for privacy, takes the steps.</p>`]
  const page = staffPage(desk, session, rightsPath, {
    title: `${rightNames[request.right]}: a request`,
    errors,
    ...(notice ? { notice } : {}),
    main: html`<p>${leftTag(request, now)}</p>${await factsPart(desk, request)}${wordsPart(words)}<h2>Next</h2><p>It waits for ${missing(request)}.</p>${forms}`,
  })
  return context.html(page, status)
}

async function factsPart(desk: Desk, request: RightsRequest): Promise<Html> {
  const { zone } = desk.house.judge.policy.brand
  const nameOf = await namesOfStaff(desk)
  const at = (instant: number | undefined): string => (instant === undefined ? 'not yet' : momentIn(zone, instant))
  const law = rulesOf(desk.house.judge).find(({ id }) => id === request.dueBy)?.citation ?? request.dueBy
  const rows: [string, Content][] = [
    ['State', stateName(request)],
    ['Customer', html`<a href="/staff/customers/${request.customer}"><code>…${request.customer.slice(-6)}</code></a>`],
    ['Came in', `${at(request.receivedAt)}, by ${request.via}`],
    ['Who asks is shown by', request.identity],
    ...(request.purposes === undefined ? [] : ([['About', request.purposes.join(', ')]] as [string, Content][])),
    ['Due', at(request.dueAt)],
    ['By', law],
    ...(request.extendedAt === undefined ? [] : ([['Was due before', at(request.firstDueAt)]] as [string, Content][])),
    ...(request.acknowledgeBy === undefined
      ? []
      : ([
          ['To be acknowledged by', at(request.acknowledgeBy)],
          ['Acknowledged', at(request.acknowledgedAt)],
        ] as [string, Content][])),
    ...(request.settledAt === undefined
      ? []
      : ([
          ['Ended', at(request.settledAt)],
          ['By whom', request.handledBy === 'house' ? 'the house itself' : nameOf(request.handledBy ?? null)],
        ] as [string, Content][])),
    ...(request.reason === undefined ? [] : ([['Reason', request.reason]] as [string, Content][])),
    ...(request.appealOf === undefined
      ? []
      : ([['Appeals against', html`<a href="${requestPath({ request: request.appealOf })}">an earlier answer</a>`]] as [
          string,
          Content,
        ][])),
    ['Number', html`<code>${request.request}</code>`],
  ]
  return summaryList(rows.map(([name, value]) => ({ name, value })))
}

function wordsPart({ said, corrections, checked, question, clarified, answer }: RequestWords): Html {
  const wanted = corrections && Object.entries(corrections).map(([field, value]) => `${field}: ${value}`)
  const rows = [
    ['What they say', said],
    ['What they want corrected', wanted?.length ? wanted.join('; ') : undefined],
    ['How it was made sure who asks', checked],
    ['Our question', question],
    ['What they mean', clarified],
    ['What we wrote', answer],
  ].flatMap(([name, value]) => (value === undefined ? [] : [{ name: name ?? '', value: html`<bdi>${value}</bdi>` }]))
  return rows.length === 0 ? html`` : html`<h2>What was said</h2>${summaryList(rows)}`
}

async function moved(desk: Desk, context: Context, move: Move): Promise<Response> {
  const session: Session = context.get('session')
  const names = [`${move}-words`, `${move}-reason`, 'confirm']
  const sent = await readForm(context, names)
  if (!sent.ok) return shown(desk, context, { errors: [sent.fault], status: 400 })
  const typed = { move, words: sent.text(`${move}-words`), reason: sent.text(`${move}-reason`) }
  const name = context.req.param('request') ?? ''
  const request = await findRequest(desk.house, name)
  if (!request) return notThere(desk, context, session, 'There is no such request.', rightsPath)
  const step = stepForms[move]
  if (step.reasons && !step.reasons.some(({ value }) => value === typed.reason))
    return shown(desk, context, { typed, errors: [{ field: `${move}-reason`, text: 'Choose a reason' }], status: 422 })
  if (sent.text('confirm') !== 'yes') return context.html(confirmPage(desk, session, request, typed))
  const done = await take(desk, name, typed, `staff:${session.staff}`)
  if (done.ok) return shown(desk, context, { notice: banner('ok', 'Done', step.means) })
  const { code, says, faults } = done.error
  const errors = faults
    ? faults.map(fault => ({ field: `${move}-words`, text: `${step.label}: ${fault.says}` }))
    : [{ text: says }]
  return shown(desk, context, { typed, errors, status: code === 'request-invalid' ? 422 : 409 })
}

/** The same once more, with what it means: what cannot be undone is pressed twice. */
function confirmPage(desk: Desk, session: Session, request: RightsRequest, { move, words, reason }: MoveTyped): Html {
  const step = stepForms[move as Move]
  const again = html`<input type="hidden" name="${move}-words" value="${words}"><input type="hidden" name="${move}-reason" value="${reason}">`
  return staffPage(desk, session, rightsPath, {
    title: `${step.title}: is this right?`,
    main: html`<p>${step.means}</p>${words === '' ? '' : html`<p><bdi>${words}</bdi></p>`}${form(`${requestPath(request)}/${move}`, session.csrf, html`${again}${button({ text: `Yes: ${step.button.toLowerCase()}`, name: 'confirm', value: 'yes' })}`)}<p>${linkButton(requestPath(request), 'No, go back')}</p>`,
  })
}

type Taken = Promise<{ readonly ok: true } | { readonly ok: false; readonly error: RightsRefusal }>

async function take({ house }: Desk, name: string, { move, words, reason }: MoveTyped, by: string): Taken {
  if (move === 'prove') return proveByStaff(house, name, words, by)
  if (move === 'acknowledge') return acknowledgeRequest(house, name, by)
  if (move === 'question') return askAboutRequest(house, name, words, by)
  if (move === 'extend' && isExtensionReason(reason)) return extendRequest(house, name, reason, words, by)
  if (move === 'refuse' && isRefusalReason(reason)) return refuseRequest(house, name, reason, words, by)
  return answerRequest(house, name, words, by)
}
