export { algorithmsKept, erase, expire, exportOf, inputsGone, offersWithInputs } from './keeping.ts'
export type { MadeBy, OfferMade } from './offer.ts'
export { offerRow, type PastOffer, pastOffers } from './offer-store.ts'
