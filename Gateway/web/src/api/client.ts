import createClient, { type FetchResponse, type Middleware } from 'openapi-fetch'
import { problemOf, unreachable, type Answer } from './problem'
import type { components, paths } from './schema'
import { noteServerDate } from './serverTime'

/** The forms of the API, by their names in its document. */
export type Schemas = components['schemas']

/** Who gives the client its token. */
export interface TokenSource {
  /** The token of the next request; null where nobody is signed in. Renews one that is about to expire. */
  token(): Promise<string | null>
  /** A new token after the gateway refused the last one; null where there is none to be had. */
  renew(refused: string): Promise<string | null>
}

const sources: { current: TokenSource | null } = { current: null }

/** Says who gives the tokens. */
export function useTokens(source: TokenSource): void {
  sources.current = source
}

const authorization: Middleware = {
  async onRequest({ request }) {
    const token = await sources.current?.token()
    if (token) request.headers.set('Authorization', `Bearer ${token}`)
    return request
  },
}

// A request's body can be read once, so what may have to be sent again is kept.
async function fetchWithRenewal(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await fetch(request)
  noteServerDate(response.headers.get('Date'))
  const refused = request.headers.get('Authorization')?.slice('Bearer '.length)
  if (response.status !== 401 || !refused || !sources.current) return response
  const token = await sources.current.renew(refused)
  if (!token) return response
  again.headers.set('Authorization', `Bearer ${token}`)
  return fetch(again)
}

const baseUrl = typeof location === 'undefined' ? 'http://localhost' : location.origin

/** The API with the token of whoever is signed in. Its calls are typed by the API document. */
export const api = createClient<paths>({ baseUrl, fetch: fetchWithRenewal })
api.use(authorization)

/** The API without a token: registration, login, renewal. */
export const anonymousApi = createClient<paths>({ baseUrl })

/** Waits for a call of {@link api}. Never throws: no answer is a problem like others. */
export async function answerOf<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`>(
  call: Promise<FetchResponse<T, O, M>>,
): Promise<Answer<NonNullable<FetchResponse<T, O, M>['data']>>> {
  try {
    const { data, error, response } = await call
    if (response.ok) return { ok: true, data: data as NonNullable<typeof data> }
    return { ok: false, problem: problemOf(error, response.status, response.headers.get('Retry-After')) }
  } catch {
    return { ok: false, problem: unreachable }
  }
}
