type Placed = Record<string, string>;

/**
 * The items at the positions (from 1) they were put at. Those without one, and whoever comes second to a position, fill the
 * positions left over in the order drawn.
 */
export function inPositions<Item extends { id: string }>(items: readonly Item[], placed: Placed): Item[] {
  const order: (Item | undefined)[] = items.map(() => undefined);
  const over: Item[] = [];
  for (const item of items) {
    const at = Number(placed[item.id] || Number.NaN) - 1;
    if (at in order && order[at] === undefined) order[at] = item;
    else over.push(item);
  }
  return order.map((item) => item ?? over.shift()!);
}
