/** What the page reads from an access token. Nothing depends on it but what is shown: the gateway checks the signature and decides. */
export interface TokenClaims {
  readonly user: string
  readonly role: 'user' | 'supervisor'
  readonly expiresAtMs: number
}

/** Reads the claims of a token (RFC 7519); null where it is none. */
export function claimsOf(token: string): TokenClaims | null {
  try {
    const body = token.split('.')[1] ?? ''
    const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    const { sub, role, exp } = claims
    if (typeof sub !== 'string' || typeof exp !== 'number' || (role !== 'user' && role !== 'supervisor')) return null
    return { user: sub, role, expiresAtMs: exp * 1_000 }
  } catch {
    return null
  }
}
