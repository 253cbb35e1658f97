declare const code: unique symbol;

/** A piece of emitted code. Only the encoders and {@link ts} make one, so that no text of a spec passes for code. */
export type Code = string & { readonly [code]: true };

/** Gives code from a template whose text is ours and whose values are code already. */
export function ts(parts: TemplateStringsArray, ...values: readonly Code[]): Code {
  return String.raw({ raw: parts }, ...values) as Code;
}

/** Joins pieces of code with a separator of ours; where there are none, gives `empty`. */
export function joinCode(pieces: readonly Code[], separator: Code, empty: Code): Code {
  return pieces.length === 0 ? empty : (pieces.join(separator) as Code);
}
