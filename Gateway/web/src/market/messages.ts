/** A trade message as channel `market.trades` shows it. */
export interface TradeMessage {
  readonly seq: number
  readonly id: string
  readonly userId: string
  readonly currencyFrom: string
  readonly currencyTo: string
  readonly amountSell: string
  readonly amountBuy: string
  readonly rate: string
  readonly timePlaced: string
  readonly receivedAt: string
  readonly originatingCountry: string
  readonly class: string
  readonly warnings: readonly string[]
}

/** The newest messages, newest first, and the same list held still while somebody reads it. */
export class MessageLog {
  // Oldest first and longer than what is shown: to append is all that a message costs.
  private readonly all: TradeMessage[] = []
  private held: readonly TradeMessage[] | null = null

  constructor(private readonly most = 100) {}

  /** What is to be shown. */
  get shown(): readonly TradeMessage[] {
    return this.held ?? this.all.slice(-this.most).reverse()
  }

  /** How many came since the list was held; 0 where it is not. */
  get waiting(): number {
    return this.held === null ? 0 : Math.max(0, (this.all.at(-1)?.seq ?? 0) - (this.held[0]?.seq ?? 0))
  }

  get isPaused(): boolean {
    return this.held !== null
  }

  /** Begins anew from messages, newest first; what is held stays. */
  load(messages: readonly TradeMessage[]): void {
    this.all.length = 0
    this.all.push(...[...messages].reverse())
  }

  /** Adds the next message. */
  add(message: TradeMessage): void {
    this.all.push(message)
    if (this.all.length > 2 * this.most) this.all.splice(0, this.all.length - this.most)
  }

  pause(): void {
    this.held = this.shown
  }

  resume(): void {
    this.held = null
  }
}
