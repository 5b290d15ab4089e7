import { expect, it } from 'vitest'
import { RateWindow } from './rate'

it('is what has come in the window', () => {
  const rate = new RateWindow(10_000)
  expect(rate.take(0, 100)).toBeNull()
  expect(rate.take(1_000, 600)).toBe(500)
  expect(rate.take(2_000, 600)).toBe(250)
})

it('forgets what is older than the window', () => {
  const rate = new RateWindow(2_000)
  for (const [at, count] of [
    [0, 0],
    [1_000, 1_000],
    [2_000, 1_000],
    [3_000, 1_000],
  ] as const)
    rate.take(at, count)
  expect(rate.take(4_000, 1_000)).toBe(0)
})

it('begins anew where the count fell: the gateway has started again', () => {
  const rate = new RateWindow()
  rate.take(0, 5_000)
  expect(rate.take(1_000, 10)).toBeNull()
  expect(rate.take(2_000, 30)).toBe(20)
})
