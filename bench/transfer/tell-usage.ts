// Loaded before a program that is measured: tells the process that started it what it has used, with every line that it
// prints and whenever it is asked. The program itself knows nothing of it.
import { cpuTime } from "../measure/cpu-time.js";
import type { Usage } from "./usage.js";

console.log = tell;
process.on("message", () => {
  tell("");
});
process.on("disconnect", () => process.exit());

function tell(line: string): void {
  const resident = process.resourceUsage().maxRSS * 1024;
  const usage: Usage = { line, at: performance.now(), processor: cpuTime(), resident };
  process.send?.(usage);
}
