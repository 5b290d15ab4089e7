import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveClient, type LiveTokens, type Socket } from './client'
import type { Topic } from './topic'

interface Request {
  method: string
  params: { channel?: string; symbol?: string[]; since_seq?: number; token?: string }
  req_id: number
}

class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  readonly sent: Request[] = []
  isClosed = false

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Request)
  }

  close(): void {
    this.isClosed = true
  }

  give(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  /** Says yes to the last request. */
  agree(): void {
    const last = this.sent.at(-1)!
    this.give({ method: last.method, success: true, req_id: last.req_id })
  }

  refuse(code: string): void {
    const last = this.sent.at(-1)!
    this.give({ method: last.method, success: false, req_id: last.req_id, code, message: code })
  }
}

const book: Topic = { channel: 'book', symbol: 'BTC-USD' }
const orders: Topic = { channel: 'orders', isPrivate: true }
const frame = (type: 'snapshot' | 'update', seq: number, topic = book) => ({
  ...topic,
  isPrivate: undefined,
  type,
  seq,
  ts: 't',
  data: seq,
})

describe('LiveClient', () => {
  let sockets: FakeSocket[]
  let client: LiveClient
  let seen: string[]
  const listener = () => ({
    snapshot: ({ seq }: { seq: number }) => void seen.push(`s${seq}`),
    update: ({ seq }: { seq: number }) => void seen.push(`u${seq}`),
    refused: (code: string) => void seen.push(code),
  })
  const socket = () => sockets.at(-1)!
  const methods = () => socket().sent.map((request) => request.method)

  beforeEach(() => {
    vi.useFakeTimers()
    sockets = []
    seen = []
    client = new LiveClient(
      () => {
        sockets.push(new FakeSocket())
        return socket()
      },
      () => 1,
    )
  })

  afterEach(() => vi.useRealTimers())

  function watchBook(): () => void {
    const stop = client.subscribe(book, listener())
    socket().onopen?.()
    return stop
  }

  it('opens one connection for the first topic and uses it for others', () => {
    expect(client.state.phase).toBe('idle')
    watchBook()
    client.subscribe({ channel: 'trades', symbol: 'BTC-USD' }, listener())
    expect(sockets).toHaveLength(1)
    expect(client.state.phase).toBe('live')
    expect(socket().sent.map((request) => request.params.channel)).toEqual(['book', 'trades'])
  })

  it('passes on a snapshot and what follows, drops what is known', () => {
    watchBook()
    for (const sent of [frame('snapshot', 5), frame('update', 5), frame('update', 6), frame('update', 6), frame('update', 7)])
      socket().give(sent)
    expect(seen).toEqual(['s5', 'u6', 'u7'])
  })

  it('asks again from the last number where one is missing, once', () => {
    watchBook()
    socket().agree()
    for (const sent of [frame('snapshot', 5), frame('update', 7), frame('update', 8)]) socket().give(sent)
    expect(socket().sent.map((request) => request.params.since_seq)).toEqual([undefined, 5])
    socket().agree()
    for (const seq of [6, 7, 8, 9]) socket().give(frame('update', seq))
    expect(seen).toEqual(['s5', 'u6', 'u7', 'u8', 'u9'])
  })

  it('comes back by itself and goes on after the last number', () => {
    watchBook()
    socket().give(frame('snapshot', 5))
    socket().give(frame('update', 6))
    socket().onclose?.()
    expect(client.state).toEqual({ phase: 'waiting', attempts: 1, retryAtMs: Date.now() + 500 })
    vi.advanceTimersByTime(499)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(client.state.phase).toBe('connecting')
    socket().onopen?.()
    expect(socket().sent[0]?.params.since_seq).toBe(6)
    for (const seq of [6, 7, 8]) socket().give(frame('update', seq))
    expect(seen).toEqual(['s5', 'u6', 'u7', 'u8'])
  })

  it('begins anew where the gateway cannot go on', () => {
    watchBook()
    socket().give(frame('snapshot', 50))
    socket().give({ ...frame('snapshot', 7), reset: true })
    socket().give(frame('update', 8))
    expect(seen).toEqual(['s50', 's7', 'u8'])
  })

  it('waits longer after each failure, at most 15 s, and forgets them after 5 s of peace', () => {
    watchBook()
    const waits: number[] = []
    for (let i = 0; i < 8; i++) {
      socket().onclose?.()
      waits.push(client.state.retryAtMs - Date.now())
      vi.advanceTimersToNextTimer()
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
    socket().onopen?.()
    vi.advanceTimersByTime(4_000)
    expect(client.state.attempts).toBe(8)
    vi.advanceTimersByTime(2_000)
    expect(client.state.attempts).toBe(0)
  })

  it('takes a connection for lost that says nothing for 10 s, and heartbeats for life', () => {
    watchBook()
    for (let i = 0; i < 30; i++) {
      vi.advanceTimersByTime(1_000)
      socket().give({ channel: 'heartbeat', ts: 't' })
    }
    expect(client.state.phase).toBe('live')
    vi.advanceTimersByTime(11_000)
    expect(sockets[0]?.isClosed).toBe(true)
    expect(client.state.phase).toBe('waiting')
  })

  it('tries at once when told to', () => {
    watchBook()
    socket().onclose?.()
    client.retryNow()
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(600)
    expect(sockets).toHaveLength(2)
  })

  it('closes the connection when nothing is watched for a while, and not on the way from one page to another', () => {
    const stop = watchBook()
    stop()
    const stopOther = client.subscribe({ channel: 'trades', symbol: 'BTC-USD' }, listener())
    vi.advanceTimersByTime(3_000)
    expect(sockets[0]?.isClosed).toBe(false)
    expect(methods()).toEqual(['subscribe', 'unsubscribe', 'subscribe'])
    stopOther()
    vi.advanceTimersByTime(3_000)
    expect(sockets[0]?.isClosed).toBe(true)
    expect(client.state.phase).toBe('idle')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives a snapshot to those who come later', () => {
    watchBook()
    socket().agree()
    socket().give(frame('snapshot', 5))
    client.subscribe(book, { snapshot: ({ seq }) => seen.push(`other ${seq}`), update: () => undefined })
    expect(socket().sent.at(-1)?.params.since_seq).toBeUndefined()
    socket().give(frame('update', 6))
    socket().give(frame('snapshot', 6))
    expect(seen).toEqual(['s5', 's6', 'other 6'])
  })

  it('never sends more than the gateway takes in a second', () => {
    watchBook()
    for (let i = 0; i < 30; i++) client.subscribe({ channel: 'trades', symbol: `S${i}` }, listener())
    expect(socket().sent).toHaveLength(8)
    vi.advanceTimersByTime(1_000)
    expect(socket().sent).toHaveLength(8)
    for (let i = 0; i < 5; i++) {
      socket().give({ channel: 'heartbeat' })
      vi.advanceTimersByTime(1_000)
    }
    expect(socket().sent).toHaveLength(31)
  })

  it('asks again after a while where a topic cannot be had now, and does not where it never can', () => {
    watchBook()
    socket().refuse('internal')
    vi.advanceTimersByTime(500)
    expect(methods()).toEqual(['subscribe', 'subscribe'])
    socket().refuse('unknown_symbol')
    vi.advanceTimersByTime(9_000)
    expect(methods()).toHaveLength(2)
    expect(seen).toEqual(['unknown_symbol'])
    client.askAgain(book)
    client.askAgain(book)
    expect(methods()).toEqual(['subscribe', 'subscribe', 'subscribe'])
    socket().give(frame('snapshot', 5))
    expect(seen).toEqual(['unknown_symbol', 's5'])
  })

  describe('with private topics', () => {
    const tokens = { token: vi.fn<LiveTokens['token']>(), renew: vi.fn<LiveTokens['renew']>() }

    beforeEach(() => {
      vi.resetAllMocks()
      tokens.token.mockResolvedValue('t1')
      client.useTokens(tokens)
    })

    async function watchOrders(): Promise<void> {
      client.subscribe(orders, listener())
      socket().onopen?.()
      await vi.advanceTimersByTimeAsync(0)
    }

    it('shows the token first, once for all of them', async () => {
      client.subscribe({ channel: 'fills', isPrivate: true }, listener())
      await watchOrders()
      expect(methods()).toEqual(['auth', 'subscribe', 'subscribe'])
      expect(socket().sent[0]?.params.token).toBe('t1')
    })

    it('refuses where nobody is signed in', async () => {
      tokens.token.mockResolvedValue(null)
      await watchOrders()
      expect(methods()).toEqual([])
      expect(seen).toEqual(['unauthenticated'])
    })

    it('renews an expired token and goes on after the last number', async () => {
      await watchOrders()
      socket().agree()
      socket().give(frame('snapshot', 3, orders))
      tokens.renew.mockResolvedValue('t2')
      tokens.token.mockResolvedValue('t2')
      socket().give({ channel: 'orders', type: 'end', code: 'token_expired', message: '' })
      await vi.advanceTimersByTimeAsync(0)
      expect(tokens.renew).toHaveBeenCalledExactlyOnceWith('t1')
      expect(methods()).toEqual(['auth', 'subscribe', 'auth', 'subscribe'])
      expect(socket().sent[2]?.params.token).toBe('t2')
      expect(socket().sent[3]?.params.since_seq).toBe(3)
    })

    it('refuses where no new token is to be had', async () => {
      await watchOrders()
      tokens.renew.mockResolvedValue(null)
      socket().refuse('unauthenticated')
      await vi.advanceTimersByTimeAsync(0)
      expect(seen).toEqual(['unauthenticated'])
    })

    it('begins anew on another connection when somebody else signs in', async () => {
      await watchOrders()
      socket().give(frame('snapshot', 3, orders))
      client.changeCaller()
      expect(sockets[0]?.isClosed).toBe(true)
      socket().onopen?.()
      await vi.advanceTimersByTimeAsync(0)
      expect(methods()).toEqual(['auth', 'subscribe'])
      expect(socket().sent[1]?.params.since_seq).toBeUndefined()
    })
  })
})
