import { addDecimals, compareDecimals, type Decimal } from '@/parts/decimal'
import { decimalOf, zero } from '@/parts/decimalMath'
import { crc32 } from './crc32'

const checksumLevels = 10

/** What rests at one price. The texts are the server's: the checksum is made of them. */
export interface Level {
  readonly price: string
  readonly quantity: string
  readonly exactPrice: Decimal
  readonly exactQuantity: Decimal
}

/** A level with all that is as good or better on its side. */
export interface LevelTotal extends Level {
  readonly total: Decimal
}

/** The value of `data` in the frames of channel `book`. */
export interface BookData {
  readonly bids: readonly (readonly [string, string])[]
  readonly asks: readonly (readonly [string, string])[]
  readonly checksum: number
}

/** The best levels of both sides at one moment, best first. */
export interface BookView {
  readonly bids: readonly Level[]
  readonly asks: readonly Level[]
}

/** An order book kept from a snapshot and updates. */
export class OrderBook {
  private readonly sides: { bids: Level[]; asks: Level[] } = { bids: [], asks: [] }

  /** Best first. */
  get bids(): readonly Level[] {
    return this.sides.bids
  }

  /** Best first. */
  get asks(): readonly Level[] {
    return this.sides.asks
  }

  /** Begins anew; false where the checksum says that this is not the server's book. */
  load(data: BookData): boolean {
    this.sides.bids = []
    this.sides.asks = []
    return this.apply(data)
  }

  /** Sets what rests at some prices, `"0"` removes one; false where the checksum says that this is not the server's book. */
  apply(data: BookData): boolean {
    for (const [price, quantity] of data.bids) set(this.sides.bids, price, quantity, -1)
    for (const [price, quantity] of data.asks) set(this.sides.asks, price, quantity, 1)
    return this.checksum() === data.checksum
  }

  /** What there is now; it stays as it is when the book goes on. */
  view(most = 400): BookView {
    return { bids: this.sides.bids.slice(0, most), asks: this.sides.asks.slice(0, most) }
  }

  /** CRC-32 of the ten best bids, then the ten best asks, as `price:quantity` joined by `|`. */
  checksum(): number {
    const best = [...this.sides.bids.slice(0, checksumLevels), ...this.sides.asks.slice(0, checksumLevels)]
    return crc32(best.map((level) => `${level.price}:${level.quantity}`).join('|'))
  }
}

/** The best levels with running totals. */
export function withTotals(levels: readonly Level[], count: number): LevelTotal[] {
  let total = zero
  return levels.slice(0, count).map((level) => {
    total = addDecimals(total, level.exactQuantity)
    return { ...level, total }
  })
}

/** Finds the place by halving: updates touch few of what may be thousands of levels. */
function set(side: Level[], price: string, quantity: string, direction: 1 | -1): void {
  const exactPrice = decimalOf(price)
  let [low, high] = [0, side.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareDecimals(side[middle]!.exactPrice, exactPrice) * direction < 0) low = middle + 1
    else high = middle
  }
  const isThere = low < side.length && compareDecimals(side[low]!.exactPrice, exactPrice) === 0
  if (quantity === '0') {
    if (isThere) side.splice(low, 1)
    return
  }
  side.splice(low, isThere ? 1 : 0, { price, quantity, exactPrice, exactQuantity: decimalOf(quantity) })
}
