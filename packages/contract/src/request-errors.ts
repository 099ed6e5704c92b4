import { entry } from './error-entry.ts'

/** What can be wrong with a request before anybody looks at what it asks for. */
export const requestErrors = {
  'malformed-json': entry(
    400,
    'The body is not valid JSON. Correct it at the position named and send it again.',
    'A client sends broken JSON; its position is in the answer.',
  ),
  'bad-encoding': entry(
    400,
    'The body is not UTF-8. Save it as UTF-8 and send it again.',
    'A client sends bytes that are not UTF-8.',
  ),
  'bad-idempotency-key': entry(
    400,
    'The Idempotency-Key must be 1 to 200 visible ASCII characters.',
    'A client sends an Idempotency-Key that cannot be kept.',
  ),
  'key-missing': entry(
    401,
    'Send a valid API key, or sign in.',
    'No key, or one that is unknown, revoked or expired. Keys are made under /staff/keys.',
  ),
  'session-missing': entry(401, 'Sign in first.', 'The session is over or was never begun.'),
  'key-scope': entry(
    403,
    'This key may not do that. Use a key with the scope named.',
    'The key works but lacks the scope; scopes cannot be added to a key, make a new one.',
  ),
  role: entry(
    403,
    'Your role does not allow this. Ask an administrator.',
    'The account works but its role lacks the verb named.',
  ),
  csrf: entry(
    403,
    'This request came from another site or from an old page. Reload the page and try again.',
    'A request with a session cookie needs the header X-CSRF-Token and must come from this site.',
  ),
  'not-found': entry(404, 'There is nothing at this address.', 'The path is not one of /openapi.json.'),
  'not-acceptable': entry(
    406,
    'This cannot be given in a form that you accept. Ask for one of those named.',
    'The header Accept of the request names no form that there is.',
  ),
  'wrong-method': entry(
    405,
    'This address does not take this method. The Allow header says which it takes.',
    'The path is right, the method is not.',
  ),
  'body-too-slow': entry(
    408,
    'The body did not arrive in time. Send it again over a better connection.',
    'A body came too slowly and was cut off; many of these at once may be an attack.',
  ),
  'idempotency-conflict': entry(
    409,
    'This Idempotency-Key was used for another request. Use a new key.',
    'A client uses one key for two different bodies.',
  ),
  'version-moved': entry(
    412,
    'Somebody changed this since you read it. Read it again, then decide.',
    'The If-Match of the request names another version than the newest.',
  ),
  'body-too-large': entry(
    413,
    'The body is too large. The limit is in the answer.',
    'A client sends more than the route takes.',
  ),
  'address-too-long': entry(
    414,
    'The address is too long. Shorten it.',
    'A request line of more than 4,096 characters.',
  ),
  'wrong-media-type': entry(
    415,
    'Send the body as the media type named.',
    'A client sends no Content-Type, or one the route does not take.',
  ),
  'invalid-request': entry(
    422,
    'Some fields are wrong. Each is named with its reason; nothing was changed.',
    'A client sends fields of the wrong type, unknown fields, or values out of range.',
  ),
  internal: entry(
    500,
    'Something broke on our side. Try again; if it stays, tell us the id.',
    'A promise of our own code was broken. The log has the stack under the same id.',
  ),
  'store-away': entry(
    503,
    'We cannot keep anything safely right now, so nothing was changed. Try again in a moment.',
    'The store is unreachable, full or failing; the log says which. It carries on by itself once the store does.',
  ),
  'keys-away': entry(
    503,
    'We cannot open or seal anything right now, so nothing was changed. Try again in a moment.',
    'The key service cannot be asked, or a key epoch that another process began is not loaded yet. It carries on by itself; docs/keys.md.',
  ),
  'try-again': entry(
    503,
    'Somebody else is changing the same thing. Nothing was changed; try again in a moment.',
    'A change lost three times in a row against others. Frequent ones mean a hot row.',
  ),
  'not-ready': entry(
    503,
    'The server is starting or stopping. Try again in a moment.',
    'The house is not open yet, or is being closed.',
  ),
} as const
