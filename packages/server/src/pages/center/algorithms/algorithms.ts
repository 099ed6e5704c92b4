import { type Context, Hono } from 'hono'
import { listModels } from '../../../acts/personalization/index.ts'
import { type Registered, registered, wholeRegister } from '../../../answers/oversight/index.ts'
import type { Center } from '../desk.ts'
import type { Texts } from '../texts.ts'
import { deskFor } from '../visit.ts'
import { dayOf } from '../words.ts'
import { algorithmPage, algorithmsPage, unknownAlgorithmPage } from './algorithm-page.ts'
import { type AlgorithmView, aboutSoMany, algorithmView } from './algorithm-view.ts'
import { algorithmPath, algorithmsPath } from './paths.ts'

/**
 * What decides about people, for everybody: no link, no session, no cookie, no script. It is asked for again each time, so that
 * nobody reads as running what is held back.
 */
export function algorithms(house: Center): Hono {
  const app = new Hono()
  app.get(algorithmsPath, async context => {
    const desk = deskFor(house)
    const all = await wholeRegister(house)
    return answer(
      context,
      algorithmsPage(
        desk,
        all.map(one => algorithmView(one, house.judge.policy, desk.texts)),
      ),
    )
  })
  app.get(algorithmPath(':name'), async context => {
    const desk = deskFor(house)
    const found = await registered(house, context.req.param('name') ?? '')
    if (!found) return answer(context, unknownAlgorithmPage(desk), 404)
    return answer(context, algorithmPage(desk, await viewOf(house, found, desk.texts)))
  })
  return app
}

function answer(context: Context, page: ReturnType<typeof algorithmPage>, status: 200 | 404 = 200) {
  context.header('cache-control', 'public, no-cache')
  return context.html(page, status)
}

async function viewOf(house: Center, found: Registered, texts: Texts): Promise<AlgorithmView> {
  const view = algorithmView(found, house.judge.policy, texts)
  return found.declared.kind === 'suggestions' ? { ...view, model: await modelWords(house, texts) } : view
}

/** The card of the model that serves, in a sentence. */
async function modelWords(house: Center, texts: Texts): Promise<string> {
  const [newest] = await listModels(house.store)
  if (!newest) return texts.algorithms.modelNone
  const { zone } = house.judge.policy.brand
  return texts.algorithms.modelText(dayOf(newest.trainedAt, zone, texts), aboutSoMany(newest.card.people, texts))
}
