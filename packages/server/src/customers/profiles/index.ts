export { erase, expire, exportOf } from './keeping.ts'
export {
  addressOf,
  blindOf,
  type ContactPoint,
  canonicalAddress,
  customersAt,
  type Fields,
  type FieldValue,
  type Place,
  type PointChannel,
  type Profile,
  pointPatch,
  pointRow,
  pointsOf,
  profilePatch,
  profileRow,
  readProfile,
} from './profile-store.ts'
