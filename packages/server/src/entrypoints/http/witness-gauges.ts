import { Gauge, type Registry } from 'prom-client'
import { readPublished } from '../../record/index.ts'
import type { OpenHouse } from '../house/index.ts'

/** What an alarm outside may rest on: does the published checkpoint bear its quorum, and does each witness sign? */
export function witnessGauges({ witnesses, tiles }: OpenHouse, registers: Registry[]): void {
  new Gauge({
    name: 'candor_log_quorum',
    help: 'Whether the published checkpoint bears the quorum of its witnesses: 1, 0; -1 where nobody watches the log.',
    registers,
    async collect() {
      const published = await readPublished(tiles)
      this.set(witnesses ? Number(published !== undefined && witnesses.reaches(published.note)) : -1)
    },
  })
  if (!witnesses) return
  new Gauge({
    name: 'candor_log_witness_size',
    help: 'Entries of the log that a witness has cosigned.',
    labelNames: ['witness'],
    registers,
    collect() {
      for (const { name, cosigned } of witnesses.report()) this.set({ witness: name }, cosigned?.size ?? 0)
    },
  })
  new Gauge({
    name: 'candor_log_witness_standing',
    help: 'How the log stands with a witness: 1 for the standing that holds.',
    labelNames: ['witness', 'standing'],
    registers,
    collect() {
      this.reset()
      for (const { name, standing } of witnesses.report()) this.set({ witness: name, standing }, 1)
    },
  })
}
