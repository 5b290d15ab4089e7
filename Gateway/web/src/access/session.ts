import type { Schemas } from '@/api/client'
import type { Answer, Problem } from '@/api/problem'
import { claimsOf, type TokenClaims } from './token'

type Tokens = Schemas['TokenAnswer']

/** The requests that a session needs. */
export interface AccessRequests {
  register(user: string, password: string): Promise<Answer<Tokens>>
  login(user: string, password: string): Promise<Answer<Tokens>>
  refresh(refreshToken: string): Promise<Answer<Tokens>>
  logout(refreshToken: string): Promise<void>
}

/** Who is signed in; null where nobody is. */
export type SignedIn = Pick<TokenClaims, 'user' | 'role'> | null

/** How long before its end a token is renewed, so that none expires on its way. */
const marginMs = 60_000

/**
 * The login of this page. Its tokens are in memory only: a reload signs out, and nothing that reads the browser's storage finds them. One
 * renewal is under way at a time, as a refresh token is good once.
 */
export class Session {
  private tokens: Tokens | null = null
  private expiresAtMs = 0
  private renewal: Promise<string | null> | null = null

  constructor(
    private readonly requests: AccessRequests,
    private readonly onChange: (signedIn: SignedIn, reason: 'signed-in' | 'renewed' | 'signed-out' | 'ended') => void,
    private readonly now: () => number = Date.now,
  ) {}

  async register(user: string, password: string): Promise<Problem | null> {
    return this.open(await this.requests.register(user, password))
  }

  async signIn(user: string, password: string): Promise<Problem | null> {
    return this.open(await this.requests.login(user, password))
  }

  /** Forgets the tokens at once, and has the gateway end the login. */
  async signOut(): Promise<void> {
    const refreshToken = this.tokens?.refreshToken
    this.forget('signed-out')
    if (refreshToken) await this.requests.logout(refreshToken)
  }

  /** The token of the next request, renewed where it is about to expire; null where nobody is signed in. */
  async token(): Promise<string | null> {
    if (!this.tokens) return null
    return this.now() < this.expiresAtMs - marginMs ? this.tokens.accessToken : this.renewOnce()
  }

  /** A new token where the gateway has refused one; the present one where that is newer already. */
  async renew(refused: string): Promise<string | null> {
    if (!this.tokens) return null
    return this.tokens.accessToken === refused ? this.renewOnce() : this.tokens.accessToken
  }

  private renewOnce(): Promise<string | null> {
    this.renewal ??= this.renewNow().finally(() => (this.renewal = null))
    return this.renewal
  }

  private async renewNow(): Promise<string | null> {
    const before = this.tokens
    if (!before) return null
    const answer = await this.requests.refresh(before.refreshToken)
    // Somebody signed out, or in as another, meanwhile.
    if (this.tokens !== before) return (this.tokens as Tokens | null)?.accessToken ?? null
    if (answer.ok) {
      this.keep(answer.data)
      this.onChange(claimsOf(answer.data.accessToken), 'renewed')
      return answer.data.accessToken
    }
    if (answer.problem.status === 401) {
      this.forget('ended')
      return null
    }
    // The gateway cannot renew now; the old token may be good for a while.
    return before.accessToken
  }

  private open(answer: Answer<Tokens>): Problem | null {
    if (!answer.ok) return answer.problem
    this.keep(answer.data)
    this.onChange(claimsOf(answer.data.accessToken), 'signed-in')
    return null
  }

  private keep(tokens: Tokens): void {
    this.tokens = tokens
    // By the life that the answer names and this machine's clock: the token's own time is that of the gateway's clock.
    this.expiresAtMs = this.now() + tokens.expiresIn * 1_000
  }

  private forget(reason: 'signed-out' | 'ended'): void {
    if (!this.tokens) return
    this.tokens = null
    this.onChange(null, reason)
  }
}
