import { testBrand } from './house.ts'

/** A shop with purposes that rest on contract and on consent, a banner for two of them, and one purpose that GPC opposes. */
export const shopPolicy = `
${testBrand}
purposes:
  orders:
    text: We handle what you order.
    basis: contract
    class: service
    channels: [email]
    retention: 24 months
  analytics:
    text: We learn which pages help.
    basis: consent
    class: service
    retention: 12 months
  ads:
    text: We show you ads elsewhere.
    basis: consent
    class: marketing
    retention: 6 months
    opposed_by: [gpc]
  fairness-monitoring:
    text: We check that nobody is left out unfairly.
    basis: legitimate-interest
    class: monitoring
    retention: 24 months
data:
  fields:
    first_name: { class: identifying, type: text, purposes: [orders], retention: 24 months }
    email: { class: identifying, type: text, purposes: [orders], retention: 24 months, address_of: email }
    plan: { class: attribute, type: text, purposes: [analytics], retention: 24 months }
  events:
    Order Completed:
      text: You bought something
      purposes: [orders, analytics]
      retention: 24 months
      counts_as: purchase
      fields:
        total: { type: number, purposes: [orders] }
        skus: { type: text, purposes: [orders], from: 'properties.products[].sku' }
        coupon: { type: text, purposes: [analytics] }
        card: { class: sensitive, type: text, purposes: [orders] }
        referrer: { type: text, purposes: [analytics], without: hash }
    Ad Seen:
      text: You saw an ad
      purposes: [ads]
      retention: 6 months
    page:
      text: You looked at a page
      purposes: [analytics]
      retention: 90 days
      fields:
        path: { type: text, purposes: [analytics] }
  context:
    zone: { class: attribute, type: text, purposes: [orders], retention: 90 days, from: context.timezone, place_of: zone }
  consent_categories:
    Analytics: { purposes: [analytics], text: Help us learn which pages help., version: "2026-01" }
    Advertising: { purposes: [ads], text: Show me ads elsewhere., version: "2026-01" }
`
