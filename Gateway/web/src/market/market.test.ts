import { describe, expect, it } from 'vitest'
import { levelBounds, levelOf } from './mapLevels'
import { inWords, placesOfRate, tallies, type PairTotals } from './marketData'
import { MessageLog, type TradeMessage } from './messages'
import { commonCurrency, rankPairs, volumeText } from './pairRanking'

const message = (seq: number) => ({ seq, id: `0-${seq}` }) as TradeMessage
const seqs = (log: MessageLog) => log.shown.map((one) => one.seq)

describe('the log of messages', () => {
  it('is newest first, so many at most', () => {
    const log = new MessageLog(4)
    log.load([message(3), message(2), message(1)])
    for (let seq = 4; seq <= 20; seq++) log.add(message(seq))
    expect(seqs(log)).toEqual([20, 19, 18, 17])
  })

  it('stands still while it is paused, counts what waits, and goes on without holes', () => {
    const log = new MessageLog(4)
    log.load([message(2), message(1)])
    log.pause()
    for (const seq of [3, 4, 5]) log.add(message(seq))
    expect([seqs(log), log.waiting, log.isPaused]).toEqual([[2, 1], 3, true])
    log.resume()
    expect([seqs(log), log.waiting]).toEqual([[5, 4, 3, 2], 0])
  })

  it('keeps what is held through a new beginning', () => {
    const log = new MessageLog()
    log.load([message(7)])
    log.pause()
    log.load([message(901), message(900)])
    expect([seqs(log), log.waiting]).toEqual([[7], 894])
  })

  it('has nothing waiting where a gateway with fresh data counts from one again', () => {
    const log = new MessageLog()
    log.load([message(900)])
    log.pause()
    log.load([message(2), message(1)])
    expect(log.waiting).toBe(0)
  })
})

describe('pairs', () => {
  const pair = (name: string, count: number, sold: string, vwap: string) => ({ pair: name, count, sold, vwap }) as PairTotals

  it('are ranked by volume in one currency, over chains of rates in both directions', () => {
    const pairs = [
      pair('EUR-USD', 100, '1000', '1.25'),
      pair('USD-JPY', 50, '500', '100'),
      pair('JPY-EUR', 1, '20000', '0.008'),
      pair('XAF-XOF', 9, '1', '1'),
    ]
    expect(commonCurrency(pairs)).toBe('USD')
    expect(rankPairs(pairs, 'USD').map((one) => [one.pair, one.volume])).toEqual([
      ['EUR-USD', 1250],
      ['USD-JPY', 500],
      ['JPY-EUR', 200],
      ['XAF-XOF', null],
    ])
  })

  it('have a volume that can be shown, whatever rates were sent', () => {
    const names = Array.from({ length: 60 }, (_, i) => `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}A`)
    const pairs = names.slice(1).map((name, i) => pair(`${name}-${names[i]}`, 100 - i, '9000000000000', '900000000'))
    const volumes = rankPairs(pairs, names[0]!).map((one) => one.volume)
    expect(volumes.at(-1)).toBeNull()
    expect(volumes.filter((volume) => volume !== null).map(volumeText).slice(-3)).toEqual(['6.6e+39', '7.3e+30', '8.1e+21'])
  })

  it.each([
    [null, '–'],
    [0, '0'],
    [1250.456, '1.25k'],
    [999.4e12, '999T'],
    [8.1e21, '8.1e+21'],
  ])('of volume %s show %s', (volume, text) => expect(volumeText(volume)).toBe(text))

  it('are none without messages', () => {
    expect(commonCurrency([])).toBe('')
    expect(rankPairs([], '')).toEqual([])
  })
})

describe('the map', () => {
  it('has shades by the order of magnitude', () => {
    expect([0, 1, 10, 900, 100_000].map((count) => levelOf(count, 100_000))).toEqual([0, 1, 2, 3, 5])
    expect(levelOf(1, 1)).toBe(5)
  })

  it('has a legend that agrees with them', () => {
    const bounds = levelBounds(100_000)
    expect(bounds.map((bound) => levelOf(bound, 100_000))).toEqual([1, 2, 3, 4, 5])
    expect(bounds.slice(0, 4).map((bound) => levelOf(bound + 1, 100_000))).toEqual([2, 3, 4, 5])
  })
})

describe('words', () => {
  it('count the largest first and leave out nothing', () => {
    expect(tallies({ direct: 2, inverse: 0, mismatch: 7, brand_new: 1 }).map((one) => `${one.text}: ${one.count}`)).toEqual([
      'Amounts and rate differ: 7',
      'Sold × rate = bought: 2',
      'brand new: 1',
    ])
    expect(inWords('blanks_in_key')).toBe('White space in a key')
  })

  it.each([
    ['0.00712', 8],
    ['0.7471', 6],
    ['1.2', 6],
    ['131.5', 4],
    ['15400', 2],
  ])('show rate %s with %d places', (rate, places) => {
    expect(placesOfRate(rate)).toBe(places)
  })
})
