import type { RightsRequest, RightsRequestWithWords } from '@candor/contract'

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** One request in a list: when it is due comes first. */
export function requestLine({ request, right, state, due_at, stage, settled_at }: RightsRequest): string {
  const when = settled_at === null ? `due ${moment(due_at)}` : `ended ${moment(settled_at)}`
  const word = settled_at === null && stage !== 'calm' ? `  ${stage === 'overdue' ? 'OVERDUE' : stage}` : ''
  return `${request}  ${when}  ${right}  ${state}${word}`
}

/** All there is to know of one request. */
export function requestLines({ request: one, words }: RightsRequestWithWords): string[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Customer', one.customer],
    ['Came in', `${moment(one.received_at)} by ${one.via}`],
    ['Who asks', `shown by ${one.identity}`],
    ['About', one.purposes?.join(', ')],
    ['Due', `${moment(one.due_at)} (${one.due_by})`],
    ['Extended', one.extended_at === null ? undefined : moment(one.extended_at)],
    ['Acknowledge', one.acknowledge_by === null ? undefined : `by ${moment(one.acknowledge_by)}`],
    ['Acknowledged', one.acknowledged_at === null ? undefined : moment(one.acknowledged_at)],
    ['Ended', one.settled_at === null ? undefined : `${moment(one.settled_at)} by ${one.handled_by ?? 'nobody'}`],
    ['Reason', one.reason ?? undefined],
    ['Appeals', one.appeal_of ?? undefined],
    ['They say', words.said],
    ['Checked', words.checked],
    ['Our question', words.question],
    ['They mean', words.clarified],
    ['Our answer', words.answer],
  ]
  return [
    requestLine(one),
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(12)}  ${value}`])),
  ]
}
