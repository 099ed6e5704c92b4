export { attributeOf, attributesOf, filled, noOthers, type Others, othersOf, wholeProfile } from './halves.ts'
export { erase, expire, exportOf } from './keeping.ts'
export { effectivePlace, isPlacePart, type Place, type SeenPlace } from './place.ts'
export {
  addressGone,
  addressOf,
  blindOf,
  type ContactPoint,
  canonicalAddress,
  customersAt,
  type Fields,
  type FieldValue,
  isAddress,
  keptPoints,
  type PointChannel,
  type Profile,
  pointPatch,
  pointRow,
  pointsOf,
  profilePatch,
  profileRow,
  readProfile,
} from './profile-store.ts'
