import type { Pack } from '../rule.ts'
import { guardRules } from './house/guard.ts'
import { permissionRules } from './house/permission.ts'
import { reachRules } from './house/reach.ts'
import { restrictionRules } from './house/restriction.ts'
import { sharingRules } from './house/sharing.ts'
import { timingRules } from './house/timing.ts'

/** Candor's own rules, always on in a running server: consent, address, place, time, budgets, minors, the dial, form, protection from persuasion, restriction, whom data are given to. */
export const houseRules: Pack = {
  name: 'house-rules',
  version: 3,
  rules: [...permissionRules, ...reachRules, ...timingRules, ...guardRules, ...restrictionRules, ...sharingRules],
}
