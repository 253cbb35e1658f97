/** The functions of the runtime that read and write JSON. */
export const jsonRuntimeFunctions = [
  "checkBool",
  "checkConstant",
  "checkDepth",
  "checkEnum",
  "checkFloat64",
  "checkInt16",
  "checkInt32",
  "checkInt8",
  "checkString",
  "checkUint16",
  "checkUint32",
  "checkUint8",
  "decodeJson",
  "encodeJson",
  "readBytes",
  "readInt64",
  "readList",
  "readMap",
  "readRecord",
  "readUint64",
  "refuseOtherFields",
  "writeBytes",
  "writeInt64",
  "writeList",
  "writeMap",
  "writeRecord",
  "writeUint64",
] as const;

/** A function of the runtime that reads or writes JSON. */
export type JsonRuntimeFunction = (typeof jsonRuntimeFunctions)[number];

/** A type of the runtime that the code around those functions names. */
export type JsonRuntimeType = "Draft" | "JsonKey" | "JsonObject" | "Received";
