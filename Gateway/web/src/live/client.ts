import { backoffMs } from './backoff'
import { Pacer } from './pacer'
import { keyOf, type Topic, type TopicListener } from './topic'
import { TopicWatch } from './watch'

/** How it stands with the connection, for a person to see. */
export interface LiveState {
  /** `idle`: nothing is watched. `waiting`: the connection was lost, and `retryAtMs` says when the next attempt begins. */
  readonly phase: 'idle' | 'connecting' | 'live' | 'waiting'
  /** Failed attempts in a row. */
  readonly attempts: number
  readonly retryAtMs: number
}

/** The part of a browser's WebSocket that is in use. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
  send(text: string): void
  close(): void
}

/** Who gives the token for private topics. */
export interface LiveTokens {
  token(): Promise<string | null>
  renew(refused: string): Promise<string | null>
}

interface ServerMessage {
  channel?: string
  type?: 'snapshot' | 'update' | 'end'
  symbol?: string
  interval?: string
  seq?: number
  ts?: string
  data?: unknown
  method?: string
  success?: boolean
  req_id?: number
  code?: string
  message?: string
}

/** The gateway sends something each second. */
const silenceMaxMs = 10_000
const tickMs = 1_000
const stableMs = 5_000
const lingerMs = 2_000

/**
 * The page's one live connection. Keeps it while anything is watched, comes back by itself after a loss, and then asks for all that came
 * after the last number known, so that listeners miss nothing and get nothing twice.
 */
export class LiveClient {
  private readonly watches = new Map<string, TopicWatch>()
  private readonly stateListeners = new Set<(state: LiveState) => void>()
  private readonly pacer = new Pacer((text) => this.socket?.send(text))
  private socket: Socket | null = null
  private tokens: LiveTokens | null = null
  private usedToken: string | null = null
  private authentication: Promise<boolean> | null = null
  private requests = 0
  private connectedAtMs = 0
  private heardAtMs = 0
  private ticker: ReturnType<typeof setInterval> | null = null
  private reconnect: ReturnType<typeof setTimeout> | null = null
  private linger: ReturnType<typeof setTimeout> | null = null
  private current: LiveState = { phase: 'idle', attempts: 0, retryAtMs: 0 }

  constructor(
    private readonly open: () => Socket,
    private readonly random: () => number = Math.random,
  ) {}

  get state(): LiveState {
    return this.current
  }

  onState(listener: (state: LiveState) => void): () => void {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  useTokens(tokens: LiveTokens): void {
    this.tokens = tokens
  }

  /** Watches a topic until the returned function is called. A snapshot comes first, for those who watch it already as well. */
  subscribe<S, U>(topic: Topic, listener: TopicListener<S, U>): () => void {
    const key = keyOf(topic)
    const watch = this.watches.get(key) ?? new TopicWatch(topic)
    this.watches.set(key, watch)
    watch.listeners.add(listener as TopicListener<unknown, unknown>)
    // Who comes later knows nothing yet: everybody begins anew.
    watch.seq = null
    if (this.linger !== null) clearTimeout(this.linger)
    this.linger = null
    if (this.current.phase === 'live') void this.request(watch)
    else if (this.current.phase === 'idle') this.connect()
    return () => this.unsubscribe(watch, listener as TopicListener<unknown, unknown>)
  }

  /** Somebody else is signed in, or nobody: what is private begins anew on a connection that knows nothing of the one before. */
  changeCaller(): void {
    this.usedToken = null
    this.authentication = null
    for (const watch of this.watches.values()) if (watch.topic.isPrivate) watch.seq = null
    if (!this.socket) return
    this.drop()
    if (this.watches.size > 0) this.connect()
  }

  /** Asks for a topic that was refused once more; a new connection asks for it anyway. */
  askAgain(topic: Topic): void {
    const watch = this.watches.get(keyOf(topic))
    if (watch && this.current.phase === 'live' && watch.requestId === 0) void this.request(watch)
  }

  /** Tries at once where an attempt is due later: the network is back, or somebody looks. */
  retryNow(): void {
    if (this.current.phase === 'waiting') this.connect()
  }

  private unsubscribe(watch: TopicWatch, listener: TopicListener<unknown, unknown>): void {
    if (!watch.listeners.delete(listener) || watch.listeners.size > 0) return
    watch.cancelRetry()
    if (this.watches.get(watch.key) === watch) this.watches.delete(watch.key)
    if (this.current.phase === 'live') this.send('unsubscribe', watch.parameters())
    // Going from one page to another must not cost a connection.
    if (this.watches.size === 0) this.linger ??= setTimeout(() => this.rest(), lingerMs)
  }

  private rest(): void {
    this.linger = null
    if (this.watches.size > 0) return
    this.drop()
    this.show({ phase: 'idle', attempts: 0, retryAtMs: 0 })
  }

  private connect(): void {
    if (this.reconnect !== null) clearTimeout(this.reconnect)
    this.reconnect = null
    this.drop()
    this.show({ phase: 'connecting', attempts: this.current.attempts, retryAtMs: 0 })
    this.heardAtMs = Date.now()
    this.ticker = setInterval(() => this.tick(), tickMs)
    const socket = this.open()
    this.socket = socket
    socket.onopen = () => this.begin()
    socket.onmessage = (event) => this.hear(event.data)
    socket.onclose = () => this.lose()
  }

  private begin(): void {
    this.connectedAtMs = this.heardAtMs = Date.now()
    this.show({ phase: 'live', attempts: this.current.attempts, retryAtMs: 0 })
    for (const watch of this.watches.values()) void this.request(watch)
  }

  private tick(): void {
    const now = Date.now()
    if (now - this.heardAtMs > silenceMaxMs) this.lose()
    else if (this.current.phase === 'live' && this.current.attempts > 0 && now - this.connectedAtMs >= stableMs)
      this.show({ phase: 'live', attempts: 0, retryAtMs: 0 })
  }

  /** The connection is gone: the next one is tried after a while. */
  private lose(): void {
    this.drop()
    if (this.watches.size === 0) {
      this.show({ phase: 'idle', attempts: 0, retryAtMs: 0 })
      return
    }

    const attempts = this.current.attempts + 1
    const waitMs = backoffMs(attempts, this.random)
    this.show({ phase: 'waiting', attempts, retryAtMs: Date.now() + waitMs })
    this.reconnect = setTimeout(() => this.connect(), waitMs)
  }

  private drop(): void {
    if (this.ticker !== null) clearInterval(this.ticker)
    this.ticker = null
    this.pacer.clear()
    this.usedToken = null
    this.authentication = null
    for (const watch of this.watches.values()) {
      watch.cancelRetry()
      watch.requestId = 0
    }
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  /** Asks for a topic, from the last number on that its listeners have. */
  private async request(watch: TopicWatch): Promise<void> {
    const socket = this.socket
    watch.cancelRetry()
    if (watch.topic.isPrivate && !(await (this.authentication ??= this.authenticate()))) {
      if (this.socket === socket && this.watches.get(watch.key) === watch) watch.refuse('unauthenticated', 'sign in first')
      return
    }
    if (this.socket !== socket || this.watches.get(watch.key) !== watch) return
    const since = watch.seq === null ? {} : { since_seq: watch.seq }
    watch.requestId = this.send('subscribe', { ...watch.parameters(), ...since })
  }

  /** Shows the token on this connection. The gateway does requests in their order, so its answer need not be awaited. */
  private async authenticate(): Promise<boolean> {
    const socket = this.socket
    const token = (await this.tokens?.token()) ?? null
    if (!token || this.socket !== socket) return false
    this.usedToken = token
    this.send('auth', { token })
    return true
  }

  private async authenticateAgain(watch: TopicWatch, code: string, message: string): Promise<void> {
    const refused = this.usedToken
    const socket = this.socket
    const token = refused === null ? null : ((await this.tokens?.renew(refused)) ?? null)
    if (this.socket !== socket) return
    if (token === null || token === refused) {
      watch.refuse(code, message)
      return
    }
    // Others may have been refused for the same reason, and have begun already.
    if (this.usedToken === refused) this.authentication = this.authenticate()
    await this.request(watch)
  }

  private show(state: LiveState): void {
    this.current = state
    for (const listener of this.stateListeners) listener(state)
  }

  private send(method: string, params: Record<string, unknown>): number {
    const id = ++this.requests
    this.pacer.push(JSON.stringify({ method, params, req_id: id }))
    return id
  }

  private hear(data: unknown): void {
    this.heardAtMs = Date.now()
    let message: ServerMessage
    try {
      message = JSON.parse(String(data)) as ServerMessage
    } catch {
      this.lose()
      return
    }
    if (message.method !== undefined) this.takeAnswer(message)
    else if (message.type !== undefined) this.takeFrame(message)
  }

  private takeAnswer(message: ServerMessage): void {
    if (message.method !== 'subscribe' || !message.req_id) return
    for (const watch of this.watches.values()) {
      if (watch.requestId !== message.req_id) continue
      watch.requestId = 0
      if (message.success !== true) this.takeRefusal(watch, message)
      return
    }
  }

  private takeFrame(message: ServerMessage): void {
    const { channel = '', symbol = '', interval = '', type, seq = 0, ts = '', data } = message
    const watch = this.watches.get(keyOf({ channel, symbol, interval }))
    if (!watch) return
    if (type === 'end') this.takeRefusal(watch, message)
    else if (type === 'snapshot') watch.takeSnapshot({ data, seq, ts })
    else if (!watch.takeUpdate({ data, seq, ts }) && watch.requestId === 0) void this.request(watch)
  }

  private takeRefusal(watch: TopicWatch, { code = 'internal', message = '' }: ServerMessage): void {
    if (code === 'token_expired' || code === 'unauthenticated') {
      void this.authenticateAgain(watch, code, message)
      return
    }
    if (code !== 'internal' && code !== 'rate_limited') {
      watch.refuse(code, message)
      return
    }
    watch.cancelRetry()
    watch.retry = setTimeout(() => void this.request(watch), backoffMs(++watch.failures, this.random))
  }
}
