/** SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 2104). Both return 32 fresh bytes and never fail. */
export type Hashing = {
  sha256(bytes: Uint8Array): Uint8Array
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array
}

/** Ed25519 (RFC 8032). Malformed keys and signatures are `false`, never an exception. */
export type Signatures = {
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
}

/** What checking a log needs from the machine it runs on. */
export type Ports = Hashing & Signatures

/** An Ed25519 key that signs. `publicKey` is 32 bytes, what `sign` returns is 64. */
export type Signer = {
  readonly name: string
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}
