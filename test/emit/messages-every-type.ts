/** The types and messages of a protocol that uses all there is in JSON. */
export const everyType = `
types:
  Tree: { label: { type: string?, description: Its name. }, children: list<Tree> }
  Item: { id: uint64, kind: enum<food|drink>, v: { type: uint8, const: 2 } }
  Empty: {}
messages:
  NUMBERS:
    description: All that counts.
    from: client
    fields:
      i8: int8
      i16: int16
      i32: int32
      i64: int64
      u8: { type: uint8, max: 200 }
      u16: uint16
      u32: uint32
      u64: { type: uint64, max: 18446744073709551000 }
      f64: float64
      low: { type: float64?, max: 10 }
  TEXTS:
    from: client
    fields:
      flag: bool
      text: { type: string, max: 12, description: Some words. }
      "other-text": string?
      bytes: { type: bytes, max: 20 }
      more: bytes?
      one: enum<x|y z|"q>
  PARTS:
    from: client
    fields:
      items: list<Item>
      few: { type: list<string>, max: 3 }
      matrix: list<list<list<bytes>>>
      byName: map<Item>
      choices: { type: map<enum<a|b>>, max: 2 }
      lists: map<list<int8>>
      empty: Empty?
  FIXED:
    from: both
    fields:
      text: { type: string, const: FILEMQ }
      small: { type: uint8, const: 1 }
      big: { type: int64, const: -5 }
      real: { type: float64, const: 0.5 }
      yes: { type: bool, const: true }
      sometimes: { type: uint8?, const: 9 }
  TREE: { from: both, fields: { root: Tree } }
  List: { from: both, strict: true, fields: { at: uint8, more: string? } }
  Client Message: { from: client }
  PING: { from: server, strict: true }
  PONG: { from: server }
`;
