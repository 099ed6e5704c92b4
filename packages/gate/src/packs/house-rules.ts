import type { Pack } from '../rule.ts'
import { permissionRules } from './house/permission.ts'
import { reachRules } from './house/reach.ts'
import { timingRules } from './house/timing.ts'

/** Candor's own rules, always on in a running server: consent, address, place, time, budgets, minors, the dial, form. */
export const houseRules: Pack = {
  name: 'house-rules',
  version: 1,
  rules: [...permissionRules, ...reachRules, ...timingRules],
}
