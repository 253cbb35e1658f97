/** Gives a name that is not taken: the wanted one, or that with the first number that makes it different. */
export function findFreeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${String(number)})`;
  return name;
}
