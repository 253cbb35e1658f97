const reserved = [
  // ECMAScript's ReservedWord, with what strict mode and modules add.
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends",
  "false finally for function if implements import in instanceof interface let new null package private protected",
  "public return static super switch this throw true try typeof var void while with yield",
  // No keywords, but TypeScript refuses to declare them.
  "globalThis undefined",
  // Members that every object has, or that make an object a promise or a class.
  "__proto__ constructor then prototype toString valueOf hasOwnProperty",
];

/** The identifiers that no handler can have. */
export const reservedWords: ReadonlySet<string> = new Set(reserved.flatMap((line) => line.split(" ")));
