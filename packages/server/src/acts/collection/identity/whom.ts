import { halvesOf, isNamed, mergesAmong, type Owner } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'

/** Whether nobody ever signed in as this customer: all that is known is a device. */
export const isDeviceOnly = async (house: House, { customer }: Owner): Promise<boolean> =>
  !(await isNamed(house, await halvesOf(house, customer)))

/** Whether a person said that these two are not one: what a person took apart no call puts together again. */
export async function wereTakenApart(house: House, one: Owner, two: Owner): Promise<boolean> {
  const [ones, twos] = [await halvesOf(house, one.customer), await halvesOf(house, two.customer)]
  const merges = await mergesAmong(house, ones)
  return merges.some(
    ({ customer, other, undoneAt }) =>
      undoneAt !== null &&
      ((ones.includes(customer) && twos.includes(other)) || (ones.includes(other) && twos.includes(customer))),
  )
}
