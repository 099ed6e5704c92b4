import { Hono } from 'hono'
import type { Policy } from '../../brand/policy/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { rulesOf } from '../../decisions/index.ts'
import { dataTable, type Html, html, summaryList } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'
import { approvalWords, basisWords, budgetWords, classWords, keptFor, quietWords } from './policy-words.ts'

const path = '/staff/policy'

/** What the brand promises, in plain words, with the digest that every decision names. */
export function policy(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('see'), context => {
    const { judge } = desk.house
    const main = html`<p>This comes from the policy file. Every decision names its digest: <code>${judge.digest}</code></p>${brand(judge.policy)}${purposes(judge.policy)}${fields(judge.policy)}${rules(desk)}`
    return context.html(staffPage(desk, context.get('session'), path, { title: 'Policy', main }))
  })
  return app
}

const brand = ({ brand: own, budgets, quietHours, dial, adultAge }: Policy): Html =>
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
      value: `${adultAge} years${own.childDirected ? '; services for children, so an unknown age is not read as adult' : ''}`,
    },
  ])

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
