/** What went wrong with a request, in one form for all of the gateway's doors. */
export interface Problem {
  /** The stable code, such as `insufficient_funds`; `unreachable` where there was no answer. */
  readonly code: string
  /** The code in words. */
  readonly message: string
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number
  /** What is wrong with each faulty field, as the gateway words it (`is missing`). */
  readonly fields: Readonly<Record<string, string>>
  /** How long to wait before it is worth trying again; 0 where nothing was said. */
  readonly retryAfterMs: number
  /** The whole document, for members that only some refusals have (an order that was rejected). */
  readonly document: unknown
}

/** A request's end: what it gave, or why it was refused. */
export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: Problem }

/** Where nobody answered. */
export const unreachable: Problem = {
  code: 'unreachable',
  message: 'The gateway does not answer. Try again in a moment.',
  status: 0,
  fields: {},
  retryAfterMs: 0,
  document: undefined,
}

/** Reads a refusal: problem details (RFC 9457), of day trading or of the exchange, or anything else that an intermediary sent. */
export function problemOf(body: unknown, status: number, retryAfter: string | null): Problem {
  const document = isObject(body) ? body : {}
  const code = typeof document['code'] === 'string' ? document['code'] : status >= 500 ? 'internal' : 'malformed'
  const title =
    typeof document['title'] === 'string' && document['title'].length > 0 ? document['title'] : `The gateway answered ${status}`
  return {
    code,
    message: sentenceOf(title),
    status,
    fields: fieldsOf(document['errors']),
    retryAfterMs: Math.max(0, Number(retryAfter ?? 0) || 0) * 1_000,
    document: body,
  }
}

/** A clause of the gateway as a sentence. */
export function sentenceOf(text: string): string {
  const trimmed = text.trim()
  const sentence = trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

// Day trading names its faulty fields in an object, the exchange in a list.
function fieldsOf(errors: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  if (Array.isArray(errors)) {
    for (const fault of errors as unknown[])
      if (isObject(fault) && typeof fault['field'] === 'string' && typeof fault['message'] === 'string')
        fields[fault['field']] ??= fault['message']
  } else if (isObject(errors)) {
    for (const [field, message] of Object.entries(errors)) if (typeof message === 'string') fields[field] = message
  }
  return fields
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
