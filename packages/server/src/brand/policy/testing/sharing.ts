import { testPolicy } from '../../../../../../test/house.ts'

const purposes = `  partners:
    text: Shops we work with may know what you like.
    basis: consent
    class: service
    retention: 2 years
  ads:
    text: We show you our books on other websites.
    basis: consent
    class: service
    opposed_by: [gpc]
    retention: 1 year
  sale:
    text: We sell what you like to others.
    basis: consent
    class: service
    opposed_by: [gpc]
    retention: 1 year
  printing:
    text: A printer sends you what you ordered.
    basis: contract
    class: service
    retention: 1 year
`

/** Its vendors: a printer at home, a partner abroad, an advertising network, and one who buys. */
export const vendors = `vendors:
  printer:
    name: Print House GmbH
    text: Prints and posts what you ordered.
    role: processor
    purposes: [printing]
    fields: [name, email]
    contract: { reference: DPA 2026-04, signed: 2026-01-10, ends: 2026-06-30 }
    country: DE
    certifications:
      - { name: ISO 27001, ends: 2027-05-01 }
    requests: { email: privacy@printer.example }
  partner:
    name: Corner Records
    text: Sells records to people who like books.
    role: third-party
    purposes: [partners]
    fields: [email, plan]
    contract: { reference: P 7, signed: 2026-02-01 }
    country: GB
    transfer: { mechanism: adequacy }
    requests: { webhook: 'https://records.example/requests', email: privacy@records.example }
  adverts:
    name: Adverts Inc.
    text: Shows you our books on other websites.
    role: third-party
    purposes: [ads]
    fields: [email]
    contract: { reference: A 1, signed: 2026-02-01 }
    country: US
    transfer: { mechanism: dpf, ends: 2027-01-01 }
    requests: { webhook: 'https://adverts.example/requests' }
  buyer:
    name: Buyer Ltd.
    text: Buys what people like.
    role: third-party
    purposes: [sale]
    fields: [plan]
    contract: { reference: B 1, signed: 2026-02-01 }
    country: DE
    requests: { email: privacy@buyer.example }
    sale: true
`

/** The test policy of a brand that shares. */
export const vendorPolicy = `${testPolicy
  .replace('data:\n', `${purposes}data:\n`)
  .replace('purposes: [offers, service], retention', 'purposes: [offers, service, printing], retention')
  .replace('purposes: [offers, service], retention', 'purposes: [offers, service, printing, partners, ads], retention')
  .replace('[offers, fairness-monitoring]', '[offers, fairness-monitoring, partners, sale]')}${vendors}`
