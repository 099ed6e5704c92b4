import { type Context, Hono } from 'hono'
import { type DueNow, dueNow, type PlanLine, planRetention, toldHold } from '../../answers/retention/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { countHolds, holdsInForce } from '../../customers/holds/index.ts'
import { type Content, dataTable, type Html, html, linkButton, wholeNumber } from '../look/index.ts'
import { dayIn, momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { groundNames, holdPath, holdsPath, retentionPath } from './hold-words.ts'
import { maskedName } from './masked.ts'
import { keptFor } from './policy-words.ts'

const dryRun = `${retentionPath}/dry-run`
const most = 200

/** What is kept how long, what is due and overdue now, and the legal holds in force. */
export function retention(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const guard = desk.requireStaff('answer-rights')
  app.get(retentionPath, guard, async context => context.html(await overview(desk, context.get('session'))))
  app.get(dryRun, guard, context => planned(desk, context))
  return app
}

async function overview(desk: Desk, session: Session): Promise<Html> {
  const { house } = desk
  const { zone } = house.judge.policy.brand
  const now = await dueNow(house)
  const rules = dataTable({
    caption: 'What is kept how long',
    columns: [
      { text: 'Rule' },
      { text: 'What' },
      { text: 'Kept for' },
      ...['Due now', 'Overdue', 'Held', 'Ended so far'].map(text => ({ text, number: true })),
      { text: 'Ended last' },
    ],
    rows: now.lines.map(({ rule, says, limit, due, overdue, held, ended, endedAt }): Content[] => [
      ...[rule, says, keptFor(limit)],
      ...[due, overdue, held, ended].map(n => wholeNumber(n)),
      endedAt === undefined ? 'never' : momentIn(zone, endedAt),
    ]),
    empty: 'Nothing has a rule.',
  })
  const lead = html`${stateOf(desk, now)}<p>${linkButton(dryRun, 'See what would end now')}</p><p>Fields of profiles and of events, and people of whom nothing is left, are looked at one by one: they stand in that list alone.</p>`
  return staffPage(desk, session, retentionPath, {
    title: 'Retention and holds',
    main: html`${lead}${await holdsTable(desk)}${rules}`,
  })
}

/** In a few sentences: does it run, and is anything late? */
function stateOf({ house }: Desk, { ran, leap, lines }: DueNow): Html {
  const { brand, keeping } = house.judge.policy
  const [due, overdue] = [sum(lines.map(line => line.due)), sum(lines.map(line => line.overdue))]
  const lastRun = ran === undefined ? 'It has not run yet.' : `It last ran on ${momentIn(brand.zone, ran)}.`
  const late =
    overdue === 0
      ? html`<p>Nothing is overdue. ${wholeNumber(due)} due with the next turn.</p>`
      : html`<p><strong>${wholeNumber(overdue)} overdue</strong>: past their limit and the grace of ${keptFor(keeping.grace)}. ${wholeNumber(due)} due in all.</p>`
  const clock = leap
    ? html`<p><strong>Nothing ends now.</strong> The clock says ${dayIn(brand.zone, leap.clock)}, and the house last knew ${dayIn(brand.zone, leap.known)}. If the clock is right, confirm it with <code>candor retention run --confirm-clock</code>.</p>`
    : ''
  return html`${clock}<p>What is over ends by itself, within a minute. ${lastRun}</p>${late}`
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)

async function holdsTable(desk: Desk): Promise<Html> {
  const { house } = desk
  const { zone } = house.judge.policy.brand
  const inForce = await countHolds(house.store)
  const first = await holdsInForce(house.store, most)
  // A row for each half of a person: each hold is shown once.
  const shown = [...new Map(first.map(hold => [hold.hold, hold])).values()]
  const rows = shown.map(async (hold): Promise<Content[]> => {
    const { words } = await toldHold(house, hold)
    return [
      html`<a href="${holdPath(hold.hold)}">${words?.matter ?? hold.hold}</a>`,
      html`<a href="/staff/customers/${hold.customer}">${await maskedName(house, hold.customer)}</a>`,
      groundNames[hold.ground],
      dayIn(zone, hold.placedAt),
      hold.until === undefined ? 'it is released' : dayIn(zone, hold.until - 1),
      hold.silent ? 'No, the law forbids it' : 'Yes',
    ]
  })
  const table = dataTable({
    caption: inForce > shown.length ? `The first ${shown.length} of ${inForce} holds in force` : 'Holds in force',
    columns: ['Matter', 'Customer', 'Ground', 'Since', 'Until', 'Told to the customer'].map(text => ({ text })),
    rows: await Promise.all(rows),
    empty: 'No hold is in force.',
  })
  return html`${table}<p>${linkButton(`${holdsPath}/new`, 'Place a hold')}</p>`
}

/** A dry run: everything is looked through, and nothing is ended. */
async function planned(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const { zone } = desk.house.judge.policy.brand
  const { lines } = await planRetention(desk.house)
  const some = lines.filter(({ due, held }) => due + held > 0)
  const law = (line: PlanLine): string => Object.keys(line.law).join(', ')
  const table = dataTable({
    caption: 'What would end now',
    columns: [
      { text: 'Rule' },
      { text: 'Kept for' },
      { text: 'Would end', number: true },
      { text: 'Oldest from' },
      { text: 'Kept because of a hold', number: true },
      { text: 'Keeping it longer is refused by' },
    ],
    rows: some.map((line): Content[] => [
      ...[line.rule, keptFor(line.limit), wholeNumber(line.due)],
      line.oldest === undefined ? '' : dayIn(zone, line.oldest),
      ...[wholeNumber(line.held), law(line)],
    ]),
    empty: 'Nothing is over.',
  })
  const main = html`<p>This is a dry run: nothing was ended. ${lines.length} rules were looked at.</p>${table}<p><a href="${retentionPath}">Back to retention and holds</a></p>`
  return context.html(staffPage(desk, session, retentionPath, { title: 'What would end now', main }))
}
