import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countTasks } from '../../acts/forwarding/index.ts'
import type { Keys } from '../../adapters/keys/index.ts'
import type { Store } from '../../adapters/store/index.ts'
import { countOpenFindings } from '../../brand/algorithms/index.ts'
import { endingSoon } from '../../brand/policy/index.ts'
import { countStages, stages } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import type { OpenHouse } from '../house/index.ts'
import { retentionGauges } from './retention-gauges.ts'
import { tileGauges } from './tile-gauges.ts'
import { witnessGauges } from './witness-gauges.ts'

type Answered = { readonly method: string; readonly route: string; readonly status: number }

export type Metrics = {
  answered(request: Answered, ms: number): void
  /** The exposition format of Prometheus, with its content type. */
  text(): Promise<{ readonly type: string; readonly text: string }>
}

/** Counters of one server. Labels are route templates, so their number does not grow with use. */
export function openMetrics(house: OpenHouse): Metrics {
  const { store, keys } = house
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'candor_http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  })
  const seconds = new Histogram({
    name: 'candor_http_request_seconds',
    help: 'Time until the answer began.',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })
  storeGauges(store, registers)
  findingsGauge(store, registers)
  witnessGauges(house, registers)
  keyGauges(keys, registers)
  rightsGauge(store, registers)
  retentionGauges(house, registers)
  sharingGauges(house, registers)
  tileGauges(house, registers)
  return {
    answered({ method, route, status }, ms) {
      requests.inc({ method, route, status })
      seconds.observe({ route }, ms / 1000)
    },
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}

/** Something that a person must look at: an alarm outside may rest on it. */
function findingsGauge(store: Store, registers: Registry[]): void {
  new Gauge({
    name: 'candor_findings_open',
    help: 'Findings about algorithms that wait for a person.',
    registers,
    async collect() {
      this.set(await countOpenFindings(store))
    },
  })
}

/** An old epoch that stays long past its grace, or a key service that is away, is for a person to look at. */
function keyGauges(keys: Keys, registers: Registry[]): void {
  new Gauge({
    name: 'candor_key_epochs',
    help: 'Key epochs that are there: the coming and current ones, and old ones that wait for their end.',
    labelNames: ['state'],
    registers,
    collect() {
      const epochs = keys.epochs()
      for (const state of ['coming', 'current', 'old'] as const)
        this.set({ state }, epochs.filter(epoch => epoch.state === state).length)
    },
  })
  new Gauge({
    name: 'candor_keys_away',
    help: '1 while the key service cannot be asked.',
    registers,
    collect() {
      this.set(keys.isAway() ? 1 : 0)
    },
  })
}

/** Requests by how near their end is: an alarm belongs on `overdue`, a warning on `escalate`. */
function rightsGauge(store: Store, registers: Registry[]): void {
  new Gauge({
    name: 'candor_rights_requests_open',
    help: 'Requests of customers that are open, by how near their end is.',
    labelNames: ['stage'],
    registers,
    async collect() {
      const counts = await countStages(store)
      for (const stage of stages) this.set({ stage }, counts.get(stage) ?? 0)
    },
  })
}

function storeGauges(store: Store, registers: Registry[]): void {
  const counts = ['transactions', 'changes', 'conflicts'] as const
  for (const count of counts)
    new Gauge({
      name: `candor_store_${count}`,
      help: `Store ${count} since it was opened.`,
      registers,
      collect() {
        this.set(store.stats()[count])
      },
    })
}

/** Who would soon be refused, and who has not answered: a person has to write to them in time. */
function sharingGauges(house: House, registers: Registry[]): void {
  new Gauge({
    name: 'candor_vendor_endings',
    help: 'Contracts, certifications and footings of transfers that have ended or will within sixty days.',
    registers,
    collect() {
      const { judge, clock } = house
      const all = Object.values(judge.policy.vendors).flatMap(one => endingSoon(judge.policy, one, clock.now()))
      this.set(all.length)
    },
  })
  new Gauge({
    name: 'candor_vendor_tasks_overdue',
    help: 'Requests of customers that a vendor has not answered in time.',
    registers,
    async collect() {
      this.set((await countTasks(house.store)).get('overdue') ?? 0)
    },
  })
}
