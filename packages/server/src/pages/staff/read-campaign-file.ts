import { err, type Fault, type Json, ok, type Result } from '@candor/terms'
import { prepareCampaign } from '../../acts/campaigns/index.ts'
import type { Definition } from '../../brand/campaigns/index.ts'
import type { House } from '../../decisions/index.ts'
import type { ErrorItem } from '../look/index.ts'

/** More than this nobody reads at once. */
const shownAtMost = 50

/** Reads a campaign file as a person wrote it: JSON, shape, words of the policy, templates. All faults, each with its path. */
export async function readCampaignFile(house: House, text: string): Promise<Result<Definition, ErrorItem[]>> {
  const json = parseJson(text)
  if (!json.ok) return err([inField(json.error)])
  const parsed = await prepareCampaign(house, json.value)
  if (!parsed.ok) return err(listed(parsed.error))
  if (parsed.value.name === 'new')
    return err(listed([{ path: 'name', says: '"new" is the address of this page; choose another name' }]))
  return parsed
}

function parseJson(text: string): Result<Json, string> {
  if (text.trim() === '') return err('The campaign file is empty. Paste its text or choose a file.')
  try {
    return ok(JSON.parse(text) as Json)
  } catch (error) {
    return err(`This is not JSON: ${(error as Error).message}`)
  }
}

function listed(faults: readonly Fault[]): ErrorItem[] {
  const shown = faults.slice(0, shownAtMost).map(({ path, says, line }) => {
    const where = line === undefined ? path : `${path}, line ${line}`
    return inField(`${where}: ${says}`)
  })
  const more = faults.length - shown.length
  return more > 0 ? [...shown, inField(`and ${more} more`)] : shown
}

const inField = (text: string): ErrorItem => ({ field: 'definition', text })
