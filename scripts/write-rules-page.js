// Writes the page of rules from the rules themselves: to docs/rules.md, or to the file that is named. `npm run docs`.
import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { allRules, loadBreakingRules, loadVerifyRules } from "../dist/index.js";
import { formatRulesPage } from "../dist/report/format-rules-page.js";

const [file = "docs/rules.md"] = process.argv.slice(2);
const options = await resolveConfig("docs/rules.md");
const rules = [...allRules, ...(await loadVerifyRules()), ...(await loadBreakingRules())];
writeFileSync(file, await format(formatRulesPage(rules), { ...options, parser: "markdown" }));
