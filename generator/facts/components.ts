/** An item on the path of the search: when it was met, what of it is still to be looked at. */
interface Stop<Item> {
  readonly item: Item;
  readonly order: number;
  readonly rest: Iterator<Item>;
}

/**
 * Gives the strongly connected components that the items fall into: those that lead to one another, directly or not,
 * stand together, and one that nothing leads back to stands alone. Tarjan's algorithm, in linear time and without
 * recursion. What `listNext` gives is met as well, be it among the items or not.
 */
export function findComponents<Item>(
  items: Iterable<Item>,
  listNext: (item: Item) => Iterable<Item>,
): readonly (readonly Item[])[] {
  const search = new Search(listNext);
  for (const item of items) search.start(item);
  return search.found;
}

class Search<Item> {
  readonly found: (readonly Item[])[] = [];
  readonly #listNext: (item: Item) => Iterable<Item>;
  /** The order of the earliest item that is known to be reached; infinite once the component is complete. */
  readonly #earliest = new Map<Item, number>();
  readonly #path: Stop<Item>[] = [];
  readonly #incomplete: Item[] = [];
  #met = 0;

  constructor(listNext: (item: Item) => Iterable<Item>) {
    this.#listNext = listNext;
  }

  start(item: Item): void {
    if (!this.#earliest.has(item)) this.#meet(item);
    for (let stop = this.#path.at(-1); stop !== undefined; stop = this.#path.at(-1)) this.#goOn(stop);
  }

  #goOn(stop: Stop<Item>): void {
    const next = stop.rest.next();
    if (next.done === true) this.#leave(stop);
    else if (this.#earliest.has(next.value)) this.#reach(stop.item, next.value);
    else this.#meet(next.value);
  }

  #meet(item: Item): void {
    const order = this.#met++;
    this.#earliest.set(item, order);
    this.#incomplete.push(item);
    this.#path.push({ item, order, rest: this.#listNext(item)[Symbol.iterator]() });
  }

  #reach(item: Item, next: Item): void {
    this.#earliest.set(item, Math.min(this.#orderOf(item), this.#orderOf(next)));
  }

  #leave({ item, order }: Stop<Item>): void {
    this.#path.pop();
    if (this.#orderOf(item) === order) this.#complete(item);
    const before = this.#path.at(-1);
    if (before !== undefined) this.#reach(before.item, item);
  }

  #complete(first: Item): void {
    const component = this.#incomplete.splice(this.#incomplete.lastIndexOf(first));
    for (const item of component) this.#earliest.set(item, Infinity);
    this.found.push(component);
  }

  #orderOf(item: Item): number {
    return this.#earliest.get(item) ?? Infinity;
  }
}
