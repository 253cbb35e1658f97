// Builds dist/ after an install. `npm pack` calls this as well, after it has bundled dist/: that is left as it is.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("dist/third-party-notices.txt")) execSync("npm run build", { stdio: "inherit" });
