import { resolve } from "node:path";
import { showPath } from "../faults/show-path.js";
import { allRules } from "../index.js";
import { formatFailure } from "../report/format-failure.js";
import { plainPaint, type Paint } from "../report/paint.js";
import { reportGithub } from "../report/report-github.js";
import { reportJson } from "../report/report-json.js";
import { reportSarif } from "../report/report-sarif.js";
import { reportText } from "../report/report-text.js";
import type { Report, Reported } from "../report/report.js";
import { choosePaint } from "./choose-paint.js";
import { findCheckout } from "./find-checkout.js";
import { isOnGithub } from "./is-on-github.js";
import { readVersion } from "./read-version.js";
import type { AnswerWish } from "./report-flags.js";

/** Gives a report as it is asked for. What goes to GitHub's log as text has annotations behind it. */
export function formatAnswer(report: Report, wish: AnswerWish): Reported {
  switch (wish.form) {
    case "text":
      return formatText(report, wish);
    case "json":
      return reportJson(report, wish);
    case "sarif":
      return reportSarif(report, {
        ...wish,
        locate: makeLocate(),
        version: readVersion(),
        rules: [...allRules, ...report.moreRules],
      });
    case "github":
      return reportGithub(report, { ...wish, locate: makeLocate() });
  }
}

/** Gives the colours of an answer: none in a file. */
export function choosePaintOf({ file }: AnswerWish): Paint {
  return file === null ? choosePaint(process.stdout) : plainPaint;
}

function formatText(report: Report, wish: AnswerWish): Reported {
  const paint = choosePaintOf(wish);
  const text = reportText(report, { ...wish, paint });
  const told = report.failure === null ? text.output : formatFailure(report.failure, paint);
  const annotations =
    wish.file === null && isOnGithub() ? formatAnswer(report, { ...wish, form: "github" }).output : "";
  return { ...text, output: told + annotations };
}

// What shows findings beside the code counts paths from the root of the checkout, wherever this program runs in it.
function makeLocate(): (file: string) => string {
  const cwd = process.cwd();
  const root = findCheckout(cwd);
  return (file) => showPath(resolve(cwd, file), root);
}
