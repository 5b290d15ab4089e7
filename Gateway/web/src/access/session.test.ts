import { beforeEach, describe, expect, it, vi } from 'vitest'
import { unreachable } from '@/api/problem'
import { Session, type AccessRequests } from './session'
import { claimsOf } from './token'

function tokenOf(user: string, number: number): string {
  const claims = JSON.stringify({ sub: user, role: 'user', exp: 4_000_000_000, jti: number })
  return `h.${base64Url(claims)}.s`
}

function base64Url(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const answer = (user: string, number: number) =>
  ({ ok: true, data: { accessToken: tokenOf(user, number), refreshToken: `r${number}`, expiresIn: 3_600 } }) as const

describe('Session', () => {
  const requests = { register: vi.fn(), login: vi.fn(), refresh: vi.fn(), logout: vi.fn() } satisfies AccessRequests
  const changes: string[] = []
  let now = 0
  let session: Session

  beforeEach(() => {
    vi.resetAllMocks()
    changes.length = 0
    now = 1_000_000
    session = new Session(
      requests,
      (signedIn, reason) => changes.push(`${signedIn?.user ?? '-'} ${reason}`),
      () => now,
    )
    requests.login.mockResolvedValue(answer('ada', 1))
  })

  it('has no token before anybody signs in', async () => {
    expect(await session.token()).toBeNull()
    expect(await session.renew('x')).toBeNull()
  })

  it('gives the same token until a minute before its end, then a new one', async () => {
    await session.signIn('ada', 'secret')
    now += 3_539_000
    expect(await session.token()).toBe(tokenOf('ada', 1))
    now += 1_000
    requests.refresh.mockResolvedValue(answer('ada', 2))
    expect(await session.token()).toBe(tokenOf('ada', 2))
    expect(requests.refresh).toHaveBeenCalledExactlyOnceWith('r1')
    expect(changes).toEqual(['ada signed-in', 'ada renewed'])
  })

  it('renews once however many ask at a time', async () => {
    await session.signIn('ada', 'secret')
    requests.refresh.mockResolvedValue(answer('ada', 2))
    const refused = tokenOf('ada', 1)
    const tokens = await Promise.all([session.renew(refused), session.renew(refused), session.renew(refused)])
    expect(new Set(tokens)).toEqual(new Set([tokenOf('ada', 2)]))
    expect(await session.renew(refused)).toBe(tokenOf('ada', 2))
    expect(requests.refresh).toHaveBeenCalledOnce()
  })

  it('ends where the refresh token is void, and stays where the gateway is away', async () => {
    await session.signIn('ada', 'secret')
    requests.refresh.mockResolvedValueOnce({ ok: false, problem: unreachable })
    expect(await session.renew(tokenOf('ada', 1))).toBe(tokenOf('ada', 1))
    requests.refresh.mockResolvedValueOnce({ ok: false, problem: { ...unreachable, status: 401 } })
    expect(await session.renew(tokenOf('ada', 1))).toBeNull()
    expect(await session.token()).toBeNull()
    expect(changes).toEqual(['ada signed-in', '- ended'])
  })

  it('forgets the tokens on sign-out, also those of a renewal under way', async () => {
    await session.signIn('ada', 'secret')
    let finish: (value: unknown) => void = () => undefined
    requests.refresh.mockReturnValue(new Promise((resolve) => (finish = resolve)))
    const renewal = session.renew(tokenOf('ada', 1))
    await session.signOut()
    finish(answer('ada', 2))
    expect(await renewal).toBeNull()
    expect(await session.token()).toBeNull()
    expect(requests.logout).toHaveBeenCalledExactlyOnceWith('r1')
  })

  it('says why a sign-in was refused', async () => {
    requests.login.mockResolvedValue({ ok: false, problem: { ...unreachable, code: 'bad_credentials', status: 401 } })
    expect(await session.signIn('ada', 'wrong')).toMatchObject({ code: 'bad_credentials' })
    expect(changes).toEqual([])
  })
})

describe('claimsOf', () => {
  it('reads user and role, in any script', () => {
    expect(claimsOf(tokenOf('Ångström', 1))).toEqual({ user: 'Ångström', role: 'user', expiresAtMs: 4_000_000_000_000 })
  })

  it('takes nothing else for a token', () => {
    for (const text of ['', 'a.b.c', 'h.e30.s', `h.${base64Url('{"sub":"u","role":"root","exp":1}')}.s`])
      expect(claimsOf(text)).toBeNull()
  })
})
