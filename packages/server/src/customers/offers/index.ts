export { algorithmsKept, erase, expire, exportOf } from './keeping.ts'
export type { MadeBy, OfferMade } from './offer.ts'
export { offerRow, type PastOffer, pastOffers } from './offer-store.ts'
