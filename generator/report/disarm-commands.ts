// GitHub's runner obeys `::name …::` at the start of a line, blanks apart, and `##[name …]` anywhere in one; Azure's has
// `##vso[…]`, TeamCity's `##teamcity[…]`.
const atStart = /^([^\S\n]*):(?=:)/gmu;
const anywhere = /##(?=\w*\[)/gu;

/** Gives text in which nothing is a command to the CI that logs it: where one would begin, a character is an escape. */
export function disarmText(text: string): string {
  return text.replace(atStart, "$1\\u{3a}").replace(anywhere, "#\\u{23}");
}

/** Gives JSON in which nothing is a command to the CI that logs it; its value is the same. */
export function disarmJson(json: string): string {
  return json.replace(anywhere, "#\\u0023");
}
