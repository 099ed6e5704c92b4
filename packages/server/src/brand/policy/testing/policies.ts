/** A valid policy with nothing that could be left out; tests break it in one place. */
export const minimal = `brand:
  name: Corner Books
  country: PT
  zone: Europe/Lisbon
  sender: { name: Corner Books, email: hello@books.example }
  postal_address: Rua do Exemplo 1, Lisboa
  privacy_contact: privacy@books.example
  approval: one
purposes:
  newsletter:
    text: We write to you about new books.
    basis: consent
    class: marketing
    channels: [email]
    retention: 24 months
data:
  fields:
    email:
      class: identifying
      type: text
      purposes: [newsletter]
      retention: 24 months
      address_of: email
`

/** A valid policy that uses every key but those of what is collected. */
export const full = `brand:
  name: Example Bank
  country: PT
  zone: Europe/Lisbon
  holidays: [2027-01-01, 2026-12-25]
  sender: { name: Example Bank, email: hello@bank.example, reply_to: help@bank.example }
  postal_address: |
    Example Bank
    Rua do Exemplo 1
    1000-001 Lisboa
  privacy_contact: https://bank.example/privacy
  approval: two
  child_directed: true
purposes:
  offers: { text: Offers that may fit you., basis: consent, class: marketing, channels: [email, sms, inbox], retention: 2 years }
  account: { text: What you need to know of your account., basis: contract, class: service, channels: [email], retention: 10 years }
  fairness-monitoring: { text: We check that nobody is left out., basis: legitimate-interest, class: monitoring, retention: 90 days }
data:
  fields:
    email: { class: identifying, type: text, purposes: [offers, account], retention: 2 years, address_of: email }
    phone: { class: identifying, type: text, purposes: [offers], retention: 2 years, address_of: sms }
    age:
      class: attribute
      type: number
      purposes: [offers, fairness-monitoring]
      retention: 24 months
      source: the contract
      text: Your age when we last asked.
      group: { bounds: [25, 35, 45, 60] }
    job: { class: attribute, type: text, purposes: [fairness-monitoring], retention: 1 year, group: {} }
    plan: { class: attribute, type: text, purposes: [account], retention: 1 year, values: [basic, plus] }
budgets:
  - { channel: email, max: 2, per: 7d }
  - { channel: any, max: 1, per: 24h }
quiet_hours:
  - { from: "21:00", to: "08:00" }
  - { from: "00:00", to: "23:59", days: [sun, sat] }
dial: basic
adult_age: 16
change_notice_days: 14
`
