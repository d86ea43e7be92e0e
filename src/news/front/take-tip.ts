import { AppError, type Clock, type Id, newId } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import type { TipStore } from './ports.ts';
import { refuseUnlessMay } from './records.ts';
import { type Tip, type TipInput, type TipState, tipSchema } from './tip.ts';

export type TipDeps = { tips: TipStore; clock: Clock };

/** Keeps what a reader wrote. */
export async function takeTip(deps: { tips: Pick<TipStore, 'add'>; clock: Clock }, input: TipInput): Promise<Tip> {
  const at = deps.clock.now();
  const tip: Tip = { ...tipSchema.parse(input), id: newId(at), at, state: 'new' };
  await deps.tips.add(tip);
  return tip;
}

export async function listTips(
  deps: TipDeps,
  account: Account,
  query: Parameters<TipStore['list']>[0],
): Promise<Tip[]> {
  refuseUnlessMay(account, 'tip.read');
  return deps.tips.list(query);
}

export async function moveTip(deps: TipDeps, account: Account, id: Id, state: TipState): Promise<Tip> {
  refuseUnlessMay(account, 'tip.read');
  const at = deps.clock.now();
  const audit = { at, accountId: account.id, action: 'tip.move', subject: id, detail: { state } };
  const moved = (await deps.tips.move(id, state, audit)) ? await deps.tips.byId(id) : null;
  if (moved === null) throw new AppError('not_found', { what: 'tip' });
  return moved;
}
