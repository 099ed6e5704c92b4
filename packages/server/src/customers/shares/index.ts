/** Who outside got what about a customer: the register of shares. */
export { hashedAddress } from './hashed-address.ts'
export { erase, expire, exportOf, sharesKept } from './keeping.ts'
export { house, type KnownIdentity, type Share, type ShareWay } from './share.ts'
export {
  arrival,
  askedAbout,
  knownIn,
  peopleByVendor,
  readShare,
  sharedAgain,
  shareRow,
  sharesOf,
} from './share-store.ts'
