import { expect, it, vi } from 'vitest'
import { unreachable, type Answer } from '@/api/problem'
import { usePages, type Page } from './pages'

const page = (items: number[], next: string | null): Answer<Page<number>> => ({ ok: true, data: { items, next } })

function readerOf(...answers: Answer<Page<number>>[]) {
  const seen: number[] = []
  const read = vi.fn(async (_next: string | null) => answers.shift()!)
  const pages = usePages(read, (items) => {
    const fresh = items.filter((item) => !seen.includes(item))
    seen.push(...fresh)
    return fresh.length > 0
  })
  return { seen, read, pages }
}

it('reads a page at a time, each from where the last one ended, until there are no more', async () => {
  const { seen, read, pages } = readerOf(page([5, 4], '4'), page([3], null))
  await pages.readMore()
  expect([seen, pages.isLoaded, pages.hasMore]).toEqual([[5, 4], true, true])
  await pages.readMore()
  await pages.readMore()
  expect(read.mock.calls).toEqual([[null], ['4']])
  expect([seen, pages.hasMore, pages.isReading]).toEqual([[5, 4, 3], false, false])
})

it('passes over pages of which all is known', async () => {
  const { seen, read, pages } = readerOf(page([5, 4], '4'), page([3, 2], '2'), page([1], null))
  seen.push(5, 4)
  await pages.readMore()
  expect(read).toHaveBeenCalledTimes(2)
  expect(seen).toEqual([5, 4, 3, 2])
})

it('says why a page cannot be had, and asks for the same one again', async () => {
  const { read, pages } = readerOf(page([5], '5'), { ok: false, problem: unreachable }, page([4], null))
  await pages.readMore()
  await pages.readMore()
  expect([pages.problem, pages.isReading, pages.hasMore]).toEqual([unreachable, false, true])
  await pages.readMore()
  expect([pages.problem, pages.hasMore]).toEqual([null, false])
  expect(read.mock.calls).toEqual([[null], ['5'], ['5']])
})

it('begins anew after a restart, and drops the answer that comes late', async () => {
  const { seen, read, pages } = readerOf(page([5], '5'), page([6], '6'))
  const late = pages.readMore()
  pages.restart()
  await late
  expect([seen, pages.isLoaded]).toEqual([[], false])
  await pages.readMore()
  expect([seen, read.mock.lastCall]).toEqual([[6], [null]])
})
