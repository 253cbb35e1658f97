import type { Name } from "../../model/name.js";
import type { Faults } from "../faults.js";
import type { YamlEntry, YamlScalar, YamlValue } from "../yaml-tree.js";
import { readList, readNames, readOneOrList, type ItemReader } from "./read-list.js";
import { readBoolean, readChoice, readInteger, readName, readText } from "./read-scalar.js";
import type { IntegerBounds, ReadContext } from "./read-scalar.js";

/** What to write under a key, where it is missing or something else stands there. */
export type Advice<Key extends string> = Readonly<Partial<Record<Key, string>>>;

/** What there is to say of keys besides where they stand. */
interface KeysDetail<Key extends string> {
  readonly advice: Advice<Key> | undefined;
  readonly isMistaken: boolean;
}

/** The keys of one map, read one by one. A key that is not there gives null, or no items, without a fault. */
export class KnownKeys<Key extends string> {
  readonly #entries: ReadonlyMap<string, YamlEntry>;
  readonly #faults: Faults;
  readonly #advice: Advice<Key> | null;
  /** Tells that other keys stand there too: what looks missing may be what one of them means. */
  readonly isMistaken: boolean;

  constructor(entries: ReadonlyMap<string, YamlEntry>, faults: Faults, { advice, isMistaken }: KeysDetail<Key>) {
    this.#entries = entries;
    this.#faults = faults;
    this.#advice = advice ?? null;
    this.isMistaken = isMistaken;
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  /** The key with what stands behind it, unread. */
  entry(key: Key): YamlEntry | null {
    return this.#entries.get(key) ?? null;
  }

  /** What stands behind a key, unread. */
  value(key: Key): YamlValue | null {
    return this.#entries.get(key)?.value ?? null;
  }

  /** The key itself as it stands in the file. */
  key(key: Key): YamlScalar | null {
    return this.#entries.get(key)?.key ?? null;
  }

  text(key: Key): string | null {
    return this.read(key, readText);
  }

  name(key: Key): Name | null {
    return this.read(key, readName);
  }

  boolean(key: Key): boolean | null {
    return this.read(key, readBoolean);
  }

  integer(key: Key, bounds: IntegerBounds): number | null {
    return this.read(key, (value, context) => readInteger(value, bounds, context));
  }

  choice<Word extends string>(key: Key, words: readonly Word[]): Word | null {
    return this.read(key, (value, context) => readChoice(value, words, context));
  }

  names(key: Key): readonly Name[] {
    return this.read(key, readNames) ?? [];
  }

  list<Item>(key: Key, read: ItemReader<Item>): readonly Item[] {
    return this.read(key, (value, context) => readList(value, read, context)) ?? [];
  }

  oneOrList<Item>(key: Key, read: ItemReader<Item>): readonly Item[] {
    return this.read(key, (value, context) => readOneOrList(value, read, context)) ?? [];
  }

  /** Reads what stands behind a key in a way of one's own. */
  read<Item>(key: Key, read: (value: YamlValue, context: ReadContext) => Item | null): Item | null {
    const value = this.value(key);
    if (value === null) return null;
    return read(value, {
      faults: this.#faults,
      label: `\`${key}\``,
      help: this.#advice?.[key] ?? null,
    });
  }
}
