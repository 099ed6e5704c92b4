import { type ActKind, actKinds, type Channel, channels } from '@candor/terms'
import { isIn, type Where } from './area.ts'
import type { CompactFacts } from './compact/compact-facts.ts'
import { type Cell, compileCell } from './compile.ts'
import { unknown } from './facts.ts'
import type { Rule, Test } from './rule.ts'

/** A place as the rules tell places apart, with the cells of all acts towards people there. */
type Place = { readonly where: Where | undefined; readonly cells: Map<ActKind, Map<Channel | undefined, Cell>> }

/**
 * The cells of a gate: rules in scope by kind, channel and place, so that laws of other places cost nothing. Each is compiled when
 * first asked for; places that no rule tells apart share theirs.
 */
export class Cells {
  readonly #rules: readonly Rule[]
  readonly #brand: string
  readonly #areas: readonly string[]
  readonly #places = new Map<string, Map<string | undefined, Place>>()
  readonly #alike = new Map<string, Place['cells']>()
  readonly #damaged: Place = { where: undefined, cells: new Map() }

  constructor(rules: readonly Rule[], brand: string) {
    this.#rules = rules
    this.#brand = brand
    this.#areas = [...new Set(rules.flatMap(areasOf))].toSorted()
  }

  /** Never throws: where the place cannot be read, rules that ask for it refuse. */
  placeOf(facts: CompactFacts): Place {
    try {
      const { country, region } = facts
      return this.#places.get(country)?.get(region) ?? this.#find(country, region)
    } catch {
      return this.#damaged
    }
  }

  /** Throws a RangeError for an act kind or a channel that is not on the closed lists. */
  at({ cells, where }: Place, kind: ActKind, channel: Channel | undefined): Cell {
    const found = cells.get(kind)?.get(channel)
    if (found !== undefined) return found
    if (!actKinds.includes(kind) || !(channel === undefined || channels.includes(channel)))
      throw new RangeError(`no act is of kind ${kind} on channel ${channel}`)
    const cell = compileCell(this.#rules, { kind, channel, where })
    const ofKind = cells.get(kind) ?? new Map<Channel | undefined, Cell>()
    cells.set(kind, ofKind.set(channel, cell))
    return cell
  }

  #find(country: string, region: string | undefined): Place {
    if (typeof country !== 'string') throw new TypeError('a country must be a text')
    const where = { country: country === unknown ? this.#brand : country, region, brand: this.#brand }
    const key = this.#areas.filter(area => isIn(area, where.country, region)).join()
    const cells = this.#alike.get(key) ?? new Map()
    this.#alike.set(key, cells)
    const place = { where, cells }
    const regions = this.#places.get(country) ?? new Map<string | undefined, Place>()
    // Far more than there are; whoever makes up places fills no memory.
    if (this.#places.size < most && regions.size < most) this.#places.set(country, regions.set(region, place))
    return place
  }
}

const most = 500

/** The areas that a rule tells apart. */
export function areasOf({ scope, clauses }: Rule): readonly string[] {
  const tests = clauses.map(clause => ('when' in clause ? clause.when : undefined))
  return [scope, ...tests].flatMap(test => (test === undefined ? [] : areasIn(test)))
}

function areasIn(test: Test): readonly string[] {
  if ('all' in test) return test.all.flatMap(areasIn)
  if ('any' in test) return test.any.flatMap(areasIn)
  if ('not' in test) return areasIn(test.not)
  return placed.has(test.is) ? (test.of ?? []) : []
}

const placed = new Set(['person-in', 'person-or-brand-in', 'seen-in'])
