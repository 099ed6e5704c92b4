import { KeyStanding, RotateAsk } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Static } from 'typebox'
import { keyStanding, rotateNow, tendEpochs } from '../../../record/index.ts'
import type { OpenHouse } from '../../house/index.ts'
import { route } from '../route.ts'

const manage = { scope: 'admin', verb: 'manage-keys' } as const

const show = route({
  method: 'GET',
  path: '/v1/keys',
  says: 'How the keys stand: epochs, what each wraps and when it is destroyed, and how many erasures are kept with them.',
  access: manage,
  answer: KeyStanding,
  async handle(_, { house }) {
    return ok({ body: await standing(house) })
  },
})

const rotate = route({
  method: 'POST',
  path: '/v1/keys/rotate',
  says: 'Begins a new key epoch and re-wraps by it. `destroy_old`: epochs before it go without their grace, and backups of their time no longer open.',
  access: manage,
  body: RotateAsk,
  answer: KeyStanding,
  async handle({ body }, { house }) {
    await rotateNow(house, house.keyTerms, body.destroy_old ?? false)
    await tendEpochs(house, house.keyTerms)
    return ok({ body: await standing(house) })
  },
})

async function standing(house: OpenHouse): Promise<Static<typeof KeyStanding>> {
  const { away, epochs, destroyed, tombstones } = await keyStanding(house, house.keyTerms)
  return {
    service: away ? 'away' : 'ok',
    epochs: epochs.map(({ epoch, state, startsAt, endedAt, wraps, destroyedAfter }) => ({
      epoch,
      state,
      starts_at: startsAt,
      ended_at: endedAt ?? null,
      wraps,
      destroyed_after: destroyedAfter ?? null,
    })),
    destroyed: [...destroyed],
    tombstones,
  }
}

export const keyRoutes = [show, rotate]
