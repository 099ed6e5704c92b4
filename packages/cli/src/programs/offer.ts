import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { OfferOptions } from '../commands/offer.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/offer.ts')

/** Declares what is done with offers that are made by score. */
export function offerCommands(program: Command, setting: Setting): void {
  const offer = program.command('offer').description('Train what offers are scored by, and see what became of them')
  runs(
    whereOf(
      offer
        .command('train <name>')
        .description('Learn whom an offer suits from those that were made; the model serves at once'),
    ),
    setting,
    ['offer train savings-offer', 'offer train savings-offer --json'],
    async (name: string, options: OfferOptions) => (await load()).offerTrain(name, options),
  )
  runs(
    whereOf(
      offer
        .command('results <name>')
        .description('How many took an offer, by how it was decided, and whether the score does better than a lot'),
    ),
    setting,
    ['offer results savings-offer'],
    async (name: string, options: OfferOptions) => (await load()).offerResults(name, options),
  )
}
