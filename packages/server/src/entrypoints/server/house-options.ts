import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Config } from '../config/index.ts'
import type { HouseOptions } from '../house/index.ts'

type FromConfig = Omit<HouseOptions, 'publicUrl' | 'clock' | 'ids'>

/** What the house is opened with, the files that the configuration names included. */
export async function houseOptions(
  config: Config,
  policyText: string | undefined,
): Promise<Result<FromConfig, Fault[]>> {
  const policy = policyText === undefined ? await readText('policy', policyFile(config)) : ok(policyText)
  const dkim = await dkimOf(config)
  const witnesses = await witnessesOf(config)
  if (!policy.ok || !dkim.ok || !witnesses.ok)
    return err([policy, dkim, witnesses].flatMap(read => (read.ok ? [] : [read.error])))
  return ok({
    data: config.data,
    policy: policy.value,
    keyGraceDays: config.keyGraceDays,
    webhookPrivate: config.webhookPrivate,
    ...(config.database ? { databaseUrl: config.database.reveal() } : {}),
    ...(config.keys === undefined ? {} : { keyFolder: config.keys }),
    ...(config.smtp ? { smtp: config.smtp.reveal() } : {}),
    ...(dkim.value ? { dkim: dkim.value } : {}),
    ...(witnesses.value ? { witnesses: witnesses.value } : {}),
  })
}

/** Where the policy of a server stands. */
export const policyFile = ({ policy, data }: Config): string => policy ?? join(data, 'policy.yaml')

async function dkimOf({
  dkimDomain: domain,
  dkimSelector: selector,
  dkimKey: file,
}: Config): Promise<Result<HouseOptions['dkim'], Fault>> {
  if (domain === undefined || selector === undefined || file === undefined) return ok(undefined)
  const privateKey = await readText('CANDOR_DKIM_KEY', file)
  return privateKey.ok ? ok({ domain, selector, privateKey: privateKey.value }) : privateKey
}

async function witnessesOf({
  witnesses: file,
  witnessWait: waitMs,
  witnessPrivate: allowPrivate,
}: Config): Promise<Result<HouseOptions['witnesses'], Fault>> {
  if (file === undefined) return ok(undefined)
  const text = await readText('CANDOR_WITNESSES', file)
  return text.ok ? ok({ text: text.value, waitMs, allowPrivate }) : text
}

async function readText(path: string, file: string): Promise<Result<string, Fault>> {
  try {
    return ok(await readFile(file, 'utf8'))
  } catch (error) {
    return err({ path, says: `cannot be read: ${(error as Error).message}` })
  }
}
