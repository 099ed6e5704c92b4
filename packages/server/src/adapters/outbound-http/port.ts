/** One request to somebody outside: bytes, and headers beside the length, which follows from them. */
export type Posting = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Bytes of the answer to give back, for protocols whose answer is read; absent: none. A longer answer is none at all. */
  readonly keep?: number
}

/** How a request ended. Without an answer nobody knows whether it arrived, unless `refused` says that nothing left. */
export type Posted =
  | { readonly answered: true; readonly status: number; readonly type?: string; readonly body?: Uint8Array }
  | { readonly answered: false; readonly why: string; readonly refused: boolean }

/** Speaks HTTP to addresses that people typed in, and so may have been typed to harm. */
export interface OutboundHttp {
  /** Why this address can never be posted to, as far as it tells by itself, without the name system; undefined: it may be. */
  refuses(url: string): string | undefined
  /** Posts once: no redirect is followed, nothing is repeated. Never rejects: every ending is a `Posted`. */
  post(posting: Posting): Promise<Posted>
}
