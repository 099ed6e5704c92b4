/** A valid policy that uses every key of what is collected: events, context, the consent banner, signals, traits. */
export const collecting = `brand:
  name: Corner Books
  country: PT
  zone: Europe/Lisbon
  sender: { name: Corner Books, email: hello@books.example }
  postal_address: Rua do Exemplo 1, Lisboa
  privacy_contact: privacy@books.example
  approval: one
purposes:
  newsletter: { text: We write to you about new books., basis: consent, class: marketing, channels: [email], retention: 24 months }
  orders: { text: We send you what you bought., basis: contract, class: service, retention: 10 years }
  analytics: { text: We learn which pages help., basis: consent, class: service, retention: 1 year }
  ads: { text: We show you our books elsewhere., basis: consent, class: marketing, retention: 90 days, opposed_by: [gpc] }
data:
  fields:
    email: { class: identifying, type: text, purposes: [newsletter], retention: 24 months, address_of: email }
    first_name: { class: identifying, type: text, purposes: [orders], retention: 2 years, traits: [givenName, name.first] }
    home_city: { class: attribute, type: text, purposes: [orders], retention: 2 years }
  events:
    Order Completed:
      text: You bought something
      purposes: [orders, analytics]
      retention: 24 months
      counts_as: purchase
      fields:
        total: { type: number, purposes: [orders] }
        prices: { type: number, purposes: [orders, analytics], from: "properties.products[].price", retention: 1 year }
        coupon: { type: text, purposes: [analytics], without: hash, text: The code you used, values: [spring, summer] }
        card_owner: { class: identifying, type: text, purposes: [orders], from: properties.card.owner }
    page:
      text: You opened a page
      purposes: [analytics]
      retention: 90 days
      fields:
        title: { type: text, purposes: [analytics], from: name }
    group:
      text: You joined a reading circle
      purposes: [orders]
      retention: 1 year
      fields:
        circle: { type: text, purposes: [orders], from: groupId }
        size: { type: number, purposes: [orders] }
    "404: gone": { text: You met a page that is no more, purposes: [analytics], retention: 30 days }
  context:
    page_url: { type: text, purposes: [analytics], retention: 90 days, from: context.page.url }
    seen_zone: { type: text, purposes: [orders], retention: 90 days, from: context.timezone, place_of: zone }
    locale: { class: attribute, type: text, purposes: [orders], retention: 90 days, place_of: language }
    user_agent: { class: sensitive, type: text, purposes: [analytics], retention: 30 days, without: remove }
  consent_categories:
    Analytics: { purposes: [analytics], text: Help us understand which pages help., version: "2026-01" }
    C0004: { purposes: [ads] }
`
