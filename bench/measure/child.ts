// A process that measures one task of one subject: it gets ready, and then measures a slice whenever it is asked.
import type { Order, Prepare } from "./task.js";

const [task = "", order = ""] = process.argv.slice(2);
const { prepare } = (await import(`../tasks/${task}.js`)) as { readonly prepare: Prepare<unknown> };
const measure = await prepare(JSON.parse(order) as Order<unknown>);

process.on("message", () => {
  void Promise.resolve(measure()).then((value) => process.send?.(value));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
