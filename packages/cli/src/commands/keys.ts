import type { KeyStanding } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'

/** Every epoch, what it wraps, and when it goes. */
export const showKeys = (where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<KeyStanding>('/v1/keys')
    return found.ok ? ok({ json: found.value, lines: keyLines(found.value) }) : found
  })

/** Begins an epoch; what remains to be done after the answer is done by the server. */
export const rotateKeys = ({ destroyOld, ...where }: Where & { destroyOld?: boolean }): Ending =>
  withServer(where, async api => {
    const moved = await api.post<KeyStanding>('/v1/keys/rotate', destroyOld ? { destroy_old: true } : {})
    if (!moved.ok) return moved
    const left = moved.value.epochs.filter(({ state }) => state !== 'current').length
    const says = left === 0 ? [] : ['The server does the rest by itself; candor keys show tells how far it is.']
    return ok({ json: moved.value, lines: ['A new key epoch is there.', ...keyLines(moved.value), ...says] })
  })

function keyLines({ service, epochs, destroyed, tombstones }: KeyStanding): string[] {
  return [
    `Key service  ${service}`,
    ...epochs.map(epochLine),
    ...destroyed.map(({ epoch, at }) => `${epoch}  destroyed ${day(at)}`),
    `Erasures that every backup will hear of: ${tombstones}`,
  ]
}

function epochLine({ epoch, state, starts_at, wraps, destroyed_after }: KeyStanding['epochs'][number]): string {
  const end = destroyed_after === null ? '' : `, destroyed after ${day(destroyed_after)}`
  return `${epoch}  ${state} since ${day(starts_at)}, wraps ${wraps === 1 ? '1 key' : `${wraps} keys`}${end}`
}

const day = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
