import { describe, expect, it } from 'vitest'
import { plainText } from '@/parts/decimalMath'
import { OrderBook, withTotals } from './book'
import { crc32 } from './crc32'

// These frames were taken from a running gateway.
const FRAMES = [
  { bids: [], asks: [['100.5', '1.5']], checksum: 1090600909 },
  { bids: [['90', '0.5']], asks: [], checksum: 2443670388 },
  { bids: [['90', '0']], asks: [['100.5', '1']], checksum: 538570630 },
  { bids: [], asks: [['100.5', '0.9005']], checksum: 1710996919 },
] as const

describe('the order book', () => {
  it('has the checksum that all implementations have', () => {
    expect(crc32('123456789')).toBe(0xcbf43926)
    expect(crc32('')).toBe(0)
  })

  it('follows the server frame by frame', () => {
    const book = new OrderBook()
    expect(book.load({ bids: [], asks: [], checksum: 0 })).toBe(true)
    for (const frame of FRAMES) expect(book.apply(frame)).toBe(true)
    expect(book.bids).toEqual([])
    expect(book.asks.map((level) => [level.price, level.quantity])).toEqual([['100.5', '0.9005']])
  })

  it('notices a frame that is missing', () => {
    const book = new OrderBook()
    book.load({ bids: [], asks: [], checksum: 0 })
    expect(book.apply(FRAMES[1])).toBe(false)
  })

  it('keeps both sides best first by number, not by text', () => {
    const book = new OrderBook()
    book.apply({
      bids: [
        ['9.5', '1'],
        ['10', '2'],
        ['9.75', '3'],
      ],
      asks: [
        ['100', '1'],
        ['11', '2'],
        ['10.5', '3'],
      ],
      checksum: 0,
    })
    expect(book.bids.map((level) => level.price)).toEqual(['10', '9.75', '9.5'])
    expect(book.asks.map((level) => level.price)).toEqual(['10.5', '11', '100'])
  })

  it('replaces a quantity and lets a price that is not there be removed', () => {
    const book = new OrderBook()
    book.apply({
      bids: [
        ['10', '1'],
        ['9', '5'],
      ],
      asks: [],
      checksum: 0,
    })
    book.apply({
      bids: [
        ['10', '4'],
        ['8', '0'],
      ],
      asks: [],
      checksum: 0,
    })
    expect(book.bids.map((level) => `${level.price}:${level.quantity}`)).toEqual(['10:4', '9:5'])
  })

  it('forgets everything with a new snapshot', () => {
    const book = new OrderBook()
    book.apply({ bids: [['10', '1']], asks: [['11', '1']], checksum: 0 })
    book.load(FRAMES[0])
    expect([book.bids.length, book.asks.length]).toEqual([0, 1])
  })

  it('shows what does not change any more', () => {
    const book = new OrderBook()
    book.apply({
      bids: [
        ['10', '1'],
        ['9', '1'],
      ],
      asks: [],
      checksum: 0,
    })
    const before = book.view(1)
    book.apply({ bids: [['10', '0']], asks: [], checksum: 0 })
    expect(before.bids.map((level) => level.price)).toEqual(['10'])
    expect(book.view().bids.map((level) => level.price)).toEqual(['9'])
  })

  it('adds up from the best price', () => {
    const book = new OrderBook()
    book.apply({
      bids: [
        ['10', '0.1'],
        ['9', '0.2'],
        ['8', '1'],
      ],
      asks: [],
      checksum: 0,
    })
    expect(withTotals(book.bids, 2).map((level) => plainText(level.total))).toEqual(['0.1', '0.3'])
  })
})
