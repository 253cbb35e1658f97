import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { RoleName } from "../../model/chart.js";
import type { Explored, Judgement, VerifyRule } from "../../verify/judge/verify-rule.js";
import { indexRole, type Versions } from "../versions.js";

/** What can be done about what an old peer does. */
const help = "what old peers do is settled: let the new spec do here what the old one did";

/** Tells what rules find in a pair of versions: who is of which, and where in the new spec it stands. */
export class Retelling {
  readonly #versions: Versions;
  readonly #lead: string;
  /** What the new spec has in the place of a state or message of the old one. */
  readonly #twins: ReadonlyMap<SourceSpan, SourceSpan>;

  constructor(versions: Versions, oldRole: RoleName) {
    this.#versions = versions;
    this.#lead = oldRole === "client" ? "Old client, new server" : "New client, old server";
    this.#twins = new Map([
      ...pairMessages(versions),
      ...pairStates(versions, "server"),
      ...pairStates(versions, "client"),
    ]);
  }

  /** Gives a rule that finds what another does, and tells it so. */
  retell(rule: VerifyRule): VerifyRule {
    const tell = (judgement: Judgement): Judgement => this.#tell(judgement);
    return {
      ...rule,
      *judge(explored: Explored): Iterable<Judgement | null> {
        for (const judgement of rule.judge(explored)) yield judgement === null ? null : tell(judgement);
      },
    };
  }

  #tell(judgement: Judgement): Judgement {
    const message: Judgement["message"] = (may) => `${this.#lead}: ${judgement.message(may).replace(/^The /u, "the ")}`;
    if (!this.#isOld(judgement.span)) return { ...judgement, message };
    const { span, related } = this.#place(judgement);
    return { ...judgement, message, span, related, help };
  }

  /** Gives what of it stands in the new spec, or what stands there instead. */
  #place({ span, related, subjects }: Judgement): Pick<Judgement, "span" | "related"> {
    const before = { message: "the old spec has this", span };
    const own = related.find((place) => !this.#isOld(place.span));
    if (own !== undefined) return { span: own.span, related: [before, ...related.filter((place) => place !== own)] };
    const declared = subjects.flatMap((subject) => this.#findTwin(subject));
    const [twin] = [...declared, this.#twins.get(span)].filter((found) => found !== undefined);
    return { span: twin ?? this.#versions.now.name.span, related: [before, ...related] };
  }

  #findTwin(subject: Judgement["subjects"][number]): SourceSpan | undefined {
    const message = this.#versions.old.messages.find((candidate) => candidate === subject);
    return message === undefined ? undefined : this.#twins.get(message.name.span);
  }

  #isOld({ file }: SourceSpan): boolean {
    const { old, now } = this.#versions;
    return file === old.file && file !== now.file;
  }
}

type Twins = readonly (readonly [SourceSpan, SourceSpan])[];

function pairMessages({ old, now }: Versions): Twins {
  const places = new Map(now.messages.map(({ name }) => [name.text, name.span]));
  return old.messages.flatMap(({ name }) => pair(name.span, places.get(name.text)));
}

function pairStates({ old, now }: Versions, role: RoleName): Twins {
  const index = indexRole(now, role);
  return indexRole(old, role).states.flatMap(({ name }) => pair(name.span, index.state(name.text)?.name.span));
}

function pair(old: SourceSpan, now: SourceSpan | undefined): Twins {
  return now === undefined ? [] : [[old, now]];
}
