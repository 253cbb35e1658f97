/** Things that are declared, in document order and by name. Where a name is declared twice, the first one answers. */
export class Declarations<T extends { readonly name: { readonly text: string } }> {
  readonly #all: readonly T[];
  readonly #places = new Map<string, number>();

  constructor(all: readonly T[]) {
    this.#all = all;
    for (const [place, { name }] of all.entries()) if (!this.#places.has(name.text)) this.#places.set(name.text, place);
  }

  get(name: string): T | undefined {
    const place = this.#places.get(name);
    return place === undefined ? undefined : this.#all[place];
  }

  /** Those of some names, each of which is given once, that are declared here; in document order. */
  select(names: Iterable<string>): readonly T[] {
    const places: number[] = [];
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) places.push(place);
    }
    // An array of integers is sorted without a comparison by hand, which would be most of the work.
    return Array.from(Uint32Array.from(places).sort(), (place) => this.#all[place]).filter(
      (found) => found !== undefined,
    );
  }
}
