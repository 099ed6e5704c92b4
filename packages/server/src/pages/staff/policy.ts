import type { Instant } from '@candor/terms'
import { Hono } from 'hono'
import { type BalanceSettings, materialOf, type Policy } from '../../brand/policy/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { dueForReview, rulesOf } from '../../decisions/index.ts'
import { banner, dataTable, type Html, html, percent, summaryList } from '../look/index.ts'
import { dayIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { approvalWords, basisWords, budgetWords, classWords, keptFor, quietWords } from './policy-words.ts'

const path = '/staff/policy'

/** What the brand promises, in plain words, with the digest that every decision names. */
export function policy(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('see'), context => {
    const { judge } = desk.house
    const main = html`<p>This comes from the policy file. Every decision names its digest: <code>${judge.digest}</code></p>${brand(judge.policy)}${purposes(judge.policy)}${fields(judge.policy)}${rules(desk)}${reviewPart(desk.house)}`
    const notice = fileNotice(desk)
    return context.html(
      staffPage(desk, context.get('session'), path, { title: 'Policy', main, ...(notice ? { notice } : {}) }),
    )
  })
  return app
}

/** What stands in the file where it is not what judges. */
function fileNotice({ policyFile, house }: Desk): Html | undefined {
  const file = policyFile()
  if (file.is === 'refused') {
    const lines = file.why.split('\n').map((line, index) => html`${index === 0 ? '' : html`<br>`}${line}`)
    return banner('warn', 'The policy file cannot judge. This policy goes on judging.', html`${lines}`)
  }
  if (file.is === 'waits-for-restart')
    return banner('info', 'The policy file was changed. It counts from the next start on.')
  const { notice, judge } = house
  const { zone } = judge.policy.brand
  if (notice === undefined || notice.hasCome) return undefined
  const paths = materialOf(notice.changes).map(({ path }) => path)
  return banner(
    'info',
    `A policy that uses more data judges from ${dayIn(zone, notice.effectiveAt)} on.`,
    html`Customers are told on their pages since ${dayIn(zone, notice.announcedAt)}. Until then this policy judges. It changes: ${paths.join(', ')}. <a href="/privacy/versions">What customers read of it</a>`,
  )
}

/** Figures of law whose source somebody was to look up again by now. They go on judging as they stand. */
function reviewPart({ clock, judge }: Desk['house']): Html | '' {
  const due = dueForReview(isoDay(judge.policy.brand.zone, clock.now()))
  if (due.length === 0) return ''
  return html`<h2>Dates and figures of law to look up again</h2><p>They go on judging as they stand. A newer release of Candor may have looked already.</p>${dataTable(
    {
      caption: 'Due for review',
      columns: [{ text: 'What' }, { text: 'By' }, { text: 'Source' }],
      rows: due.map(({ data, reviewBy, source }) => [data, reviewBy, source]),
      empty: 'None.',
    },
  )}`
}

/** `2026-05-03` in the brand's zone. */
const isoDay = (timeZone: string, at: Instant): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at)

const brand = ({ brand: own, budgets, quietHours, dial, ...policy }: Policy): Html =>
  summaryList([
    { name: 'Place', value: `${own.country}, ${own.zone}` },
    { name: 'Sender', value: `${own.sender.name} <${own.sender.email}>` },
    { name: 'Postal address', value: own.postalAddress },
    { name: 'Questions on data', value: own.privacyContact },
    { name: 'Approval', value: approvalWords(own.approval) },
    { name: 'At most', value: budgetWords(budgets) },
    { name: 'Quiet hours', value: quietWords(quietHours) },
    { name: 'Personal, unless chosen otherwise', value: dial },
    {
      name: 'Adult from',
      value: `${policy.adultAge} years${own.childDirected ? '; services for children, so an unknown age is not read as adult' : ''}`,
    },
    { name: 'Suggestions', value: suggestionWords(policy.recommendations) },
    { name: 'Offers made by score', value: Object.keys(policy.algorithms).join(', ') || 'none' },
    { name: 'Told for audits alone', value: vaultWords(policy.vault) },
    { name: 'Changes that use more data', value: `are announced ${policy.changeNoticeDays} days before they judge` },
    { name: 'Topics people can rule out', value: Object.keys(policy.topics).join(', ') || 'none' },
    { name: 'Impulse guard', value: guardWords(policy.impulseGuard) },
  ])

function guardWords(guard: Policy['impulseGuard']): string {
  if (!guard) return 'none'
  const { purchases, nights, returns, coolDown } = guard
  const signs = [
    purchases && `${purchases.count} purchases within ${purchases.within} hours`,
    nights && `${nights.count} nights within ${nights.within} hours`,
    returns && `${returns.count} returns within ${returns.within} hours`,
  ].filter(sign => sign !== undefined)
  return `advertising rests ${coolDown} hours after ${signs.join(', or ')}`
}

const suggestionWords = (section: Policy['recommendations']): string =>
  section
    ? `by ${section.model}, for ${section.purpose}; ${section.owner} answers for it${sharesWords(section.balance)}`
    : 'none'

function sharesWords(balance: BalanceSettings | undefined): string {
  if (!balance) return ''
  const shares = Object.entries(balance.targets).map(([name, share]) => `${name} ${percent(share)}`)
  return `; by ${balance.by}, ${shares.join(', ')} of what is seen`
}

const vaultWords = (section: Policy['vault']): string =>
  section ? `${Object.keys(section.attributes).join(', ')}, for ${section.purpose}` : 'none'

const purposes = ({ purposes: all }: Policy): Html =>
  html`<h2>What for</h2>${dataTable({
    caption: 'Purposes',
    columns: [
      { text: 'Purpose' },
      { text: 'In plain words' },
      { text: 'Because of' },
      { text: 'For' },
      { text: 'Channels' },
      { text: 'Kept' },
    ],
    rows: Object.entries(all).map(([id, { text, basis, class: kind, channels, retention }]) => [
      html`<code>${id}</code>`,
      text,
      basisWords[basis],
      classWords[kind],
      channels.join(', ') || 'contacts nobody',
      keptFor(retention),
    ]),
    empty: 'None, so nothing may be done.',
  })}`

const fields = ({ fields: all }: Policy): Html =>
  html`<h2>What is stored</h2><p>What is not declared here is not stored.</p>${dataTable({
    caption: 'Fields',
    columns: [{ text: 'Field' }, { text: 'In plain words' }, { text: 'How' }, { text: 'What for' }, { text: 'Kept' }],
    rows: Object.entries(all).map(([id, { text = '', class: kind, purposes: uses, retention }]) => [
      html`<code>${id}</code>`,
      text,
      kind === 'attribute' ? 'readable for audiences' : 'sealed',
      uses.join(', '),
      keptFor(retention),
    ]),
    empty: 'Nothing.',
  })}`

const rules = ({ house }: Desk): Html =>
  html`<h2>Rules that judge every contact</h2>${dataTable({
    caption: 'Rules',
    columns: [{ text: 'Rule' }, { text: 'Says' }, { text: 'Comes from' }],
    rows: rulesOf(house.judge).map(({ id, sentence, citation }) => [html`<code>${id}</code>`, sentence, citation]),
    empty: 'None.',
  })}`
