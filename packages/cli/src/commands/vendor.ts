import type { Vendor, VendorTask } from '@candor/contract'
import { ok } from '@candor/terms'
import { type Ending, exits } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'

/** Every vendor of the policy in force, with what ends soon. Exit 1 when the gate refuses one of them. */
export const listVendors = (where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<{ items: Vendor[] }>('/v1/vendors')
    if (!found.ok) return found
    const { items } = found.value
    const lines = items.flatMap(vendor => [line(vendor), ...warnings(vendor).map(said => `  ${said}`)])
    const exit = items.some(({ unfit }) => unfit.length > 0) ? exits.error : exits.ok
    return ok({ json: { items }, lines: lines.length > 0 ? lines : ['The policy declares no vendors.'], exit })
  })

/** One vendor, and the requests of customers that went on to it. */
export const showVendor = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<{ vendor: Vendor; tasks: VendorTask[] }>(`/v1/vendors/${encodeURIComponent(name)}`)
    if (!found.ok) return found
    const { vendor, tasks } = found.value
    const lines = [
      `Vendor    ${vendor.vendor}: ${vendor.name}, ${vendor.role}${vendor.sale ? ', counts as sold' : ''}`,
      `Does      ${vendor.text}`,
      `For       ${vendor.purposes.join(', ')}`,
      `May get   ${vendor.fields.join(', ') || 'nothing but an id'}`,
      `Where     ${vendor.country}${vendor.mechanism ? `, by ${vendor.mechanism}` : ''}`,
      `Contract  ${vendor.contract}`,
      `Got       something about ${vendor.people} ${vendor.people === 1 ? 'person' : 'people'}`,
      ...warnings(vendor),
      ...tasks.map(
        task => `Request   ${task.right}, ${task.state} since ${day(task.at)}, due ${day(task.due_at)}  ${task.task}`,
      ),
    ]
    return ok({ json: found.value, lines })
  })

const line = ({ vendor, role, country, purposes, people }: Vendor): string =>
  `${vendor}  ${role}  ${country}  for ${purposes.join(', ')}  ${people} ${people === 1 ? 'person' : 'people'}`

const warnings = ({ endings, unfit }: Vendor): string[] => [
  ...endings.map(({ what, name, day, ended }) => `${what} ${name} ${ended ? 'ended after' : 'ends after'} ${day}`),
  ...unfit.map(rule => `nothing may go there: ${rule}`),
]

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
