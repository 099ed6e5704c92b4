import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadFile } from '@candor/ledger'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { tokenFor } from '../house/token.ts'

/** The log cannot be reached; that says nothing about whether it is whole. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

// An entry bundle holds at most 256 entries of 65,535 bytes (c2sp.org/tlog-tiles); nothing in a log is larger.
const longest = 17_000_000
const patience = 30_000

/** How to read the files of a log in a folder (or in `log` inside it) or at an http address. */
export async function openLogFiles(place: string): Promise<Result<ReadFile, Complaint>> {
  const url = /^https?:\/\//i.test(place) ? URL.parse(place.replace(/\/*$/, '/')) : undefined
  if (url === null) return err(nowhere(place, 'this is not an address'))
  if (url) return ok(atAddress(url, await tokenFor(url)))
  for (const folder of [place, join(place, 'log')]) {
    if (await exists(join(folder, 'checkpoint'))) return ok(inFolder(folder))
  }
  return err(nowhere(place, 'there is no file named checkpoint in it'))
}

const nowhere = (place: string, why: string): Complaint => ({
  what: `${place} is not a log`,
  why,
  next: 'Give the folder that holds the file checkpoint, or its address.',
  exit: exits.usage,
})

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const inFolder =
  (folder: string): ReadFile =>
  async path => {
    try {
      return new Uint8Array(await readFile(join(folder, path)))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
      throw new Unreadable(message)
    }
  }

/** The files of the log that a server of ours keeps, published or not. */
export const readFromServer = ({ url, token }: { readonly url: string; readonly token: string }): ReadFile =>
  atAddress(new URL(`${url}/log/`), token)

function atAddress(base: URL, token: string | undefined): ReadFile {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return async path => {
    const answer = await fetch(new URL(path, base), { headers, signal: AbortSignal.timeout(patience) }).catch(error => {
      throw new Unreadable(`${path}: ${causeOf(error)}`)
    })
    if (answer.status === 404 || answer.status === 410) return undefined
    if (!answer.ok) throw new Unreadable(`${path}: the server answered ${answer.status} ${answer.statusText}`)
    return readAll(answer, path)
  }
}

async function readAll(answer: Response, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of answer.body ?? []) {
      length += part.length
      if (length > longest) throw new Unreadable(`${path}: is longer than any file of a log`)
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(`${path}: ${causeOf(error as Error)}`)
  }
  return new Uint8Array(Buffer.concat(parts))
}

const causeOf = (error: Error): string => (error.cause instanceof Error ? error.cause.message : error.message)
