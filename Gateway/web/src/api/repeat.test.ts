import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { problemOf, unreachable, type Answer } from './problem'
import { untilKnown } from './repeat'

const refusal = (status: number): Answer<string> => ({ ok: false, problem: problemOf({ code: 'x', title: 'x' }, status, null) })
const lost: Answer<string> = { ok: false, problem: unreachable }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function run(...answers: Answer<string>[]) {
  const send = vi.fn(async () => answers.shift() ?? lost)
  const end = untilKnown(send, 'Look first.')
  await vi.runAllTimersAsync()
  return { answer: await end, sent: send.mock.calls.length }
}

it('sends again while no answer comes or the outcome is unknown', async () => {
  expect(await run(lost, refusal(500), { ok: true, data: 'done' })).toEqual({ answer: { ok: true, data: 'done' }, sent: 3 })
})

it('takes a refusal for an answer', async () => {
  expect(await run(refusal(422))).toEqual({ answer: refusal(422), sent: 1 })
})

it('gives up after a few times, and says what to do', async () => {
  const { answer, sent } = await run()
  expect(sent).toBe(4)
  expect(answer).toMatchObject({ ok: false, problem: { status: 0, message: 'No answer from the gateway. Look first.' } })
})
