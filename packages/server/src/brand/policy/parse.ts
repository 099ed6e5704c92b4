import { err, type Fault, ok, type Result } from '@candor/terms'
import { algorithmsSection } from './algorithms.ts'
import { brandSection } from './brand.ts'
import { crossCheck } from './checks.ts'
import { dataSection } from './data-map.ts'
import { guardSection, topicsSection } from './guard.ts'
import { keepingSection, usualKeeping } from './keeping.ts'
import { adultAge, budgetsSection, changeNoticeDays, dial, quietHoursSection } from './limits.ts'
import { openYaml } from './open-yaml.ts'
import type { Policy } from './policy.ts'
import { purposesSection } from './purposes.ts'
import { recommendationsSection } from './recommendations.ts'
import { rightsSection } from './rights.ts'
import { rulesSection } from './rules.ts'
import { optional, record, required } from './shapes.ts'
import { vaultSection } from './vault.ts'
import { vendorsSection } from './vendors.ts'

const read = record({
  brand: required(brandSection),
  purposes: required(purposesSection),
  data: required(dataSection),
  budgets: optional(budgetsSection),
  quiet_hours: optional(quietHoursSection),
  dial: optional(dial),
  adult_age: optional(adultAge),
  change_notice_days: optional(changeNoticeDays),
  rules: optional(rulesSection),
  recommendations: optional(recommendationsSection),
  algorithms: optional(algorithmsSection),
  vault: optional(vaultSection),
  rights: optional(rightsSection),
  vendors: optional(vendorsSection),
  topics: optional(topicsSection),
  impulse_guard: optional(guardSection),
  retention: optional(keepingSection),
})

/**
 * Reads a policy file (YAML 1.2, at most 256 KB). Gives the policy, or every fault at once in the order of the file (at
 * most 200), each with line and column (from 1), path, what is wrong and what to do. Left out: no budgets, no quiet
 * hours, no events, no own rules, no recommendations, no offers by score, no vault, no vendors, no topics, no impulse guard, the rights desk of `deskOf`, the dial
 * `contextual`, adults from 18, 30 days' notice of changes, the usual times to keep. `ruleIds`: of the rules that judge anyway, whose ids no rule of the
 * brand's own may take.
 */
export function parsePolicy(text: string, ruleIds: readonly string[] = []): Result<Policy, Fault[]> {
  const opened = openYaml(text)
  if (!opened.ok) return opened
  const root = opened.value
  const found = read(root)
  crossCheck(root, ruleIds)
  const { faults } = root.sheet
  if (!found || faults.length > 0) return err(faults.toSorted(byPlace))
  return ok({
    brand: found.brand,
    purposes: found.purposes,
    ...found.data,
    budgets: found.budgets ?? [],
    quietHours: found.quiet_hours ?? [],
    dial: found.dial ?? 'contextual',
    adultAge: found.adult_age ?? 18,
    changeNoticeDays: found.change_notice_days ?? 30,
    rules: found.rules ?? {},
    topics: found.topics ?? {},
    ...(found.impulse_guard && { impulseGuard: found.impulse_guard }),
    ...(found.recommendations && { recommendations: found.recommendations }),
    algorithms: found.algorithms ?? {},
    ...(found.rights && { rights: found.rights }),
    ...(found.vault && { vault: found.vault }),
    vendors: found.vendors ?? {},
    keeping: found.retention ?? usualKeeping,
  })
}

const byPlace = (a: Fault, b: Fault) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
