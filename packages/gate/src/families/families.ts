import { coreFamilies } from './core-families.ts'
import type { Family } from './family.ts'
import { houseGuardFamilies } from './house-guard-families.ts'
import { houseImpulseFamilies } from './house-impulse-families.ts'
import { housePermissionFamilies } from './house-permission-families.ts'
import { houseReachFamilies } from './house-reach-families.ts'
import { houseRestrictionFamilies } from './house-restriction-families.ts'
import { houseSharingFamilies } from './house-sharing-families.ts'
import { houseTimingFamilies } from './house-timing-families.ts'
import { lawConsentFamilies } from './law-consent-families.ts'
import { lawContactFamilies } from './law-contact-families.ts'
import { lawDataFamilies } from './law-data-families.ts'
import { lawRightsFamilies } from './law-rights-families.ts'
import { ownFamilies } from './own-family.ts'

/** Every family, by its name. Closed: a rule names one of them, and the compiler knows when it does not exist. */
export const families = {
  ...coreFamilies,
  ...housePermissionFamilies,
  ...houseReachFamilies,
  ...houseTimingFamilies,
  ...houseImpulseFamilies,
  ...houseGuardFamilies,
  ...houseRestrictionFamilies,
  ...houseSharingFamilies,
  ...lawConsentFamilies,
  ...lawContactFamilies,
  ...lawDataFamilies,
  ...lawRightsFamilies,
  ...ownFamilies,
} as const

export type FamilyName = keyof typeof families

export const familyNamed = (name: FamilyName): Family => families[name]
