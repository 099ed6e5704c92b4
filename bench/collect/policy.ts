import { testBrand } from '../../test/house.ts'

/** A shop that keeps what its contract with the customer needs: every event of the benchmark may be kept, and says so in an entry. */
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
  fairness-monitoring:
    text: We check that nobody is left out unfairly.
    basis: legitimate-interest
    class: monitoring
    retention: 24 months
data:
  fields:
    email: { class: identifying, type: text, purposes: [orders], retention: 24 months, address_of: email }
  events:
    Product Added:
      text: You put something into your basket
      purposes: [orders]
      retention: 12 months
      fields:
        product_id: { type: text, purposes: [orders] }
        sku: { type: text, purposes: [orders] }
        name: { type: text, purposes: [orders] }
        category: { type: text, purposes: [orders] }
        price: { type: number, purposes: [orders] }
        quantity: { type: number, purposes: [orders] }
        currency: { type: text, purposes: [orders] }
        coupon: { type: text, purposes: [orders] }
        cart_id: { type: text, purposes: [orders] }
  context:
    page_url: { class: attribute, type: text, purposes: [analytics], retention: 90 days, from: context.page.url }
`
