import { userFault } from '@/access/credentials'
import { answerOf, api, type Schemas } from '@/api/client'
import { sentenceOf, type Answer, type Problem } from '@/api/problem'
import { untilKnown } from '@/api/repeat'
import { compareDecimals } from '@/parts/decimal'
import { plainText, zero } from '@/parts/decimalMath'
import { typedDecimal } from '@/parts/figures'

export type TransferKind = 'deposit' | 'withdraw'
export type TransferField = 'user' | 'asset' | 'amount'

/** A deposit or withdrawal as it was typed. */
export interface TransferForm {
  kind: TransferKind
  user: string
  asset: string
  amount: string
}

/** Faults in words by field; `form` for what is wrong with none of them. */
export type TransferFaults = Partial<Record<TransferField | 'form', string>>

/** The assets that are no stocks. */
export const assets = ['USD', 'EUR', 'BTC', 'ETH'] as const

/** What can be told before the gateway is asked. Fields that nothing was typed into are faulty only where `isComplete` asks for all. */
export function faultsOf(form: TransferForm, isComplete: boolean): TransferFaults {
  const faults: TransferFaults = {}
  const user = form.user || isComplete ? userFault(form.user) : null
  if (user !== null) faults.user = user
  if (form.asset.trim() === '') {
    if (isComplete) faults.asset = 'Enter an asset.'
  } else if (!/^([A-Za-z0-9]{1,3})(:stock)?$/.test(form.asset.trim())) faults.asset = noAsset
  if (form.amount.trim() === '') {
    if (isComplete) faults.amount = 'Enter an amount.'
  } else {
    const amount = typedDecimal(form.amount)
    if (amount === null) faults.amount = 'This is not a number.'
    else if (compareDecimals(amount, zero) <= 0) faults.amount = 'The amount is above zero.'
  }
  return faults
}

/** Puts the gateway's words beside the fields that they are about. */
export function faultsOfProblem({ code, message, fields }: Pick<Problem, 'code' | 'message' | 'fields'>): TransferFaults {
  const faults: TransferFaults = {}
  for (const [name, words] of Object.entries(fields)) {
    if (name === 'asset') faults.asset ??= noAsset
    else if (name === 'user' || name === 'amount') faults[name] ??= sentenceOf(`the ${name} ${words}`)
    else faults.form ??= sentenceOf(`${name} ${words}`)
  }
  if (Object.keys(faults).length === 0) faults[fieldOfCode[code] ?? 'form'] = messageOfCode[code] ?? message
  return faults
}

/** Makes the transfer of that id once, however often it is sent. */
export function transfer(form: TransferForm, id: string): Promise<Answer<Schemas['TransferDocument']>> {
  const body = { user: form.user, asset: form.asset.trim(), amount: plainText(typedDecimal(form.amount) ?? zero), id }
  return untilKnown(
    () => answerOf(form.kind === 'deposit' ? api.POST('/api/v3/account/deposit', { body }) : api.POST('/api/v3/account/withdraw', { body })),
    'Send it again as it is: it is made once.',
  )
}

const noAsset = 'There is no such asset.'

const fieldOfCode: Record<string, TransferField> = {
  insufficient_funds: 'amount',
  insufficient_shares: 'amount',
  limit_exceeded: 'amount',
  bad_amount: 'amount',
  unknown_asset: 'asset',
  unknown_user: 'user',
}

const messageOfCode: Record<string, string> = {
  insufficient_funds: 'The account has less available than that.',
  insufficient_shares: 'The account has less available than that.',
  limit_exceeded: 'The account would hold more than it may.',
  unknown_user: 'There is no such account.',
  id_reused: 'Another transfer has this id. Change something and send it again.',
}
