import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countTasks } from '../../acts/forwarding/index.ts'
import type { Store } from '../../adapters/store/index.ts'
import { countOpenFindings } from '../../brand/algorithms/index.ts'
import { endingSoon } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'

type Answered = { readonly method: string; readonly route: string; readonly status: number }

export type Metrics = {
  answered(request: Answered, ms: number): void
  /** The exposition format of Prometheus, with its content type. */
  text(): Promise<{ readonly type: string; readonly text: string }>
}

/** Counters of one server. Labels are route templates, so their number does not grow with use. */
export function openMetrics(house: House): Metrics {
  const { store } = house
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
  sharingGauges(house, registers)
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
