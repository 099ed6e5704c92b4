import { full } from './policies.ts'

const edits: readonly (readonly [from: string, to: string])[] = [
  [
    'data:\n  fields:\n',
    `data:
  events:
    Deposit Opened: { text: You opened a deposit, purposes: [account, offers], retention: 2 years }
    Account Closed: { text: You closed your account, purposes: [account], retention: 2 years }
  fields:
    balance: { class: attribute, type: number, purposes: [offers, account], retention: 2 years, text: Your balance }
    loan: { class: attribute, type: boolean, purposes: [offers], retention: 2 years }
`,
  ],
]

/** A valid policy that makes an offer by score, watched by the two fields that have groups. */
export const offering = `${edits.reduce((text, [from, to]) => text.replace(from, to), full)}algorithms:
  savings-offer:
    text: Chooses whom we show the savings offer.
    owner: The savings team
    purpose: offers
    inputs: [balance, loan]
    succeeds: { event: Deposit Opened, within: 30 days }
    share: 0.2
    watch:
      by: [age, job]
      tolerance: 0.9
      on_alarm: fallback
      references: { age: 35 to 44 }
`
