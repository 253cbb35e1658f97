import type { Field } from "./field.js";
import type { Declaration } from "./name.js";

/** Who may send a message. */
export type Sender = "server" | "client" | "both";

/** A message of the protocol. `id` is its number on a binary wire; `strict` refuses fields it does not declare. */
export interface Message extends Declaration {
  readonly from: Sender;
  readonly fields: readonly Field[];
  readonly strict: boolean;
  readonly id: number | null;
}

/** A declaration under `types`: a record of fields that messages share. */
export interface TypeDeclaration extends Declaration {
  readonly fields: readonly Field[];
}
