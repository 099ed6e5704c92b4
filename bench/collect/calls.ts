/** Calls of one batch, as the size of the group commit's smallest client. */
export const perBatch = 20

/**
 * The body of one batch as a server-side SDK sends it: `customers` people, taking turns. Every message is new, and every
 * call has the fields and the context that real clients add; about 900 bytes each.
 */
export function batchBody(number: number, customers: number, people: number): string {
  const batch = Array.from({ length: perBatch }, (_, at) =>
    callOf(number * perBatch + at, personOf(number, at, customers, people)),
  )
  return JSON.stringify({ batch, sentAt: new Date().toISOString() })
}

const personOf = (number: number, at: number, customers: number, people: number): number =>
  (number * customers + (at % customers)) % people

function callOf(number: number, person: number) {
  return {
    type: 'track',
    event: 'Product Added',
    messageId: `node-next-${1_780_000_000_000 + number}-3f1c2a9e-${String(number).padStart(12, '0')}`,
    userId: `user-${person}`,
    timestamp: new Date().toISOString(),
    properties: {
      product_id: `507f1f77bcf86cd7${number % 1_000}`,
      sku: `G-${number % 977}`,
      name: 'Monopoly: third edition, with the long board',
      category: 'Games',
      price: 18.99 + (number % 50),
      quantity: 1 + (number % 3),
      currency: 'EUR',
      coupon: 'MAYDEALS',
      cart_id: `skdjsidjsdkdj29j-${number % 500}`,
    },
    context: {
      library: { name: '@segment/analytics-node', version: '3.1.0' },
      page: { url: 'https://shop.example/games/monopoly', path: '/games/monopoly', title: 'Monopoly' },
      timezone: 'Europe/Berlin',
      locale: 'de-DE',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0 Safari/537.36',
    },
    _metadata: { nodeVersion: '24.21.0', jsRuntime: 'node' },
    integrations: {},
  }
}
