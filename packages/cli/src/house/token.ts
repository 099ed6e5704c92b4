import { readServerFile } from './server-file.ts'

/**
 * The token that belongs to the server at this address: of a house that runs here, or CANDOR_TOKEN when CANDOR_URL names the
 * same server. A token is never sent to any other address.
 */
export async function tokenFor(url: URL): Promise<string | undefined> {
  const running = await readServerFile(process.env['CANDOR_DATA'] || 'data')
  if (running && URL.parse(running.url)?.origin === url.origin) return running.token
  const told = URL.parse(process.env['CANDOR_URL'] ?? '')
  return told?.origin === url.origin ? process.env['CANDOR_TOKEN'] : undefined
}
