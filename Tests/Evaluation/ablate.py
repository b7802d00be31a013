#!/usr/bin/env python3
"""ablate.py [RULE ...]: what each rule of the matcher is worth, each switched off by itself, on the development set.

A copy of the watchlist's rooms gets a switch at each rule (the texts below must each stand there exactly once, or the
script says which one is out of date), is built once and asked everything, once for each rule and run. The product has no
such switches. Nothing is fitted anew: the figures say what a rule is worth to this model. Needs python3 and
$PLBN_SHARED/watchlist-eval, else ../shared/watchlist-eval; some seconds a rule on an idle core."""
import json, os, shutil, subprocess, sys, tempfile

here = os.path.dirname(os.path.realpath(__file__))
root = os.path.join(here, "..", "..")
names = os.path.join(os.environ.get("PLBN_SHARED", os.path.join(root, "..", "shared")), "watchlist-eval")
if not os.path.exists(os.path.join(names, "queries_dev.csv")):
    sys.exit(f"SKIPPED: NOTHING WAS MEASURED: no names in {names} (set PLBN_SHARED)")

# Rules that are rows of Data/Names/names.tsv, by kind or first words.
INDONESIAN = ["TJ", "DJ", "SJ", "SY", "NJ", "OE", "IE"]
ROWS = {
    "spellings before 1972 (TJ, DJ, SJ, NJ, OE, IE; SY)": ("spelling", INDONESIAN),
    "other spellings (SH, CH, KH, Q, Y ...)": ("spelling", None),
    "digits read for letters": ("digit", None),
    "variants (MOHD, ABD, HOSSEIN ...)": ("variant", None),
    "titles": ("title", None),
    "degrees": ("degree", None),
    "titles of two words": ("phrase", None),
    "connectors (BIN, ANAK, AL)": ("connector", None),
    "articles with a hyphen": ("article", None),
    "A/L and A/P": ("slash", None),
    "common words": ("common", None),
    "letters of like sound or shape": ("letters", None),
}
# Rules that are code: file in Sources/Watchlist, text, and the text with a switch.
CODE = {
    "ABDURRAHMAN is ABDUL RAHMAN": ("NameWords.swift", "} else if let rest = servantOf(segment) {",
                                    "} else if !OFF, let rest = servantOf(segment) {"),
    "H. before a name is haji": ("NameWords.swift", "if isFirst, index == 0, group.hasDot,",
                                 "if !OFF, isFirst, index == 0, group.hasDot,"),
    "words differ in what they tell (rarity)": ("ScoringModel.swift", "min(max(-Logarithm.natural(share), commonestWeight), rarestWeight)",
                                                "OFF ? 5 : min(max(-Logarithm.natural(share), commonestWeight), rarestWeight)"),
    "titles and connectors tell little": ("ScoringModel.swift", "static let particleShare = 0.03", "static let particleShare = OFF ? 1 : 0.03"),
    "initials": ("NameAlignment.swift", "guard asked.letters.first == listed.letters.first else { return }",
                 "guard !OFF, asked.letters.first == listed.letters.first else { return }"),
    "two words joined": ("NameAlignment.swift", "    compareJoined()\n", "    if !OFF { compareJoined() }\n"),
    "one word split": ("NameAlignment.swift", "    compareSplit()\n", "    if !OFF { compareSplit() }\n"),
    "cut words of a full MRZ field": ("WatchlistQuery.swift", "mayBeTruncated: fillers == 0 && ", "mayBeTruncated: !OFF && fillers == 0 && "),
    "likeness of words as written": ("NameAlignment.swift", "guard abs(asked.letters.count - listed.letters.count) <= 1 else",
                                     "guard !OFF, abs(asked.letters.count - listed.letters.count) <= 1 else"),
    "another spelling is a little less": ("ScoringModel.swift", "static let spellingLikeness = 0.985", "static let spellingLikeness = OFF ? 1 : 0.985"),
    "vowels are cheap": ("WordSimilarity.swift", "set(first, second, vowelForVowel)", "set(first, second, OFF ? UInt8(whole) : vowelForVowel)"),
    "a letter too many is cheap, if vowel or H": ("WordSimilarity.swift", "    // A letter's own row has a zero, for itself.\n",
                                                  "    if OFF { insertion = [UInt8](repeating: UInt8(whole), count: 64) }\n"),
    "exchanged neighbours are one error": ("WordSimilarity.swift", "if row > 0, column > 0, first[row]", "if !OFF, row > 0, column > 0, first[row]"),
    "an error in the first letter is dearer": ("WordSimilarity.swift", "if row == 0, column == 0, replace != 0 {", "if !OFF, row == 0, column == 0, replace != 0 {"),
    "short words must be closer": ("WordSimilarity.swift", "switch length {\n    case ...2: 5", "switch OFF ? 9 : length {\n    case ...2: 5"),
    "candidates by deleted letters": ("Vocabulary.swift", "    near.forEachNear(folded, depth: depth, body)\n",
                                      "    if !OFF { near.forEachNear(folded, depth: depth, body) }\n"),
    "candidates by split words": ("NameRetrieval.swift", "guard letters.count >= 5 else { return [] }", "guard !OFF, letters.count >= 5 else { return [] }"),
    "candidates by joined words": ("NameRetrieval.swift", "guard index < query.joined.count else { continue }", "guard !OFF, index < query.joined.count else { continue }"),
    "candidates' initials looked at": ("NameRetrieval.swift", "if budget == 0 || !initials.isEmpty", "if budget == 0 || !OFF && !initials.isEmpty"),
    "short names first among bearers": ("NameRetrieval.swift", "private static let lengthShare: Float = 0.15", "private static let lengthShare: Float = OFF ? 0 : 0.15"),
    "nats that agree": ("ScoringModel.swift", "static let agreement = 0.4", "static let agreement = OFF ? 0 : 0.4"),
    "nats by which words differ": ("ScoringModel.swift", "static let difference = -0.95", "static let difference = OFF ? 0 : -0.95"),
    "many telling words": ("ScoringModel.swift", "static let tellingWord = -1.3", "static let tellingWord = OFF ? 0 : -1.3"),
    "names of short words lose more by a letter": ("ScoringModel.swift", "static let shortDifference = -1.0", "static let shortDifference = OFF ? 0 : -1.0"),
    "and are never strong by themselves": ("WatchlistSearch.swift", "features.shortDifference == 0", "(OFF || features.shortDifference == 0)"),
    "weak candidates are not compared": ("NameRetrieval.swift", "static let keptShare: Float = 0.3", "static let keptShare: Float = OFF ? -1 : 0.3"),
    "another order": ("ScoringModel.swift", "static let otherOrder = -1.6", "static let otherOrder = OFF ? 0 : -1.6"),
    "a name of few nats is no one's": ("ScoringModel.swift", "static let lacking = -0.6", "static let lacking = OFF ? 0 : -0.6"),
    "weak aliases and common names are capped": ("ScoringModel.swift", "static let unsupportedMost = 0.79", "static let unsupportedMost = OFF ? 1 : 0.79"),
    "1 January may be an unknown day": ("BirthEvidence.swift", "if isNewYear(query) || isNewYear(listed) {", "if !OFF, isNewYear(query) || isNewYear(listed) {"),
    "day and month swapped": ("BirthEvidence.swift", "if let day = query.day, let listedDay = listed.day, day == listedMonth", "if !OFF, let day = query.day, let listedDay = listed.day, day == listedMonth"),
    "one digit of a date off": ("BirthEvidence.swift", "if query.isWhole, listed.isWhole, digitsDiffering", "if !OFF, query.isWhole, listed.isWhole, digitsDiffering"),
    "dates that conflict": ("ScoringModel.swift", "static let birthConflict = -7.0", "static let birthConflict = OFF ? 0 : -7.0"),
    "numbers with one error": ("DocumentNumbers.swift", "} else if Self.isWithinOneEdit(plain, other) {", "} else if !OFF, Self.isWithinOneEdit(plain, other) {"),
    "O and 0, I and 1 in numbers": ("DocumentNumbers.swift", 'case UInt8(ascii: "O"): UInt8(ascii: "0")', 'case UInt8(ascii: "O"): OFF ? letter : UInt8(ascii: "0")'),
}
PACKAGE = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "ablation",
  targets: [
    .target(name: "CSys"),
    .target(name: "TravelDocuments"),
    .target(name: "NameKnowledge", path: "Data/Names", resources: [.embedInCode("names.tsv")]),
    .target(name: "Watchlist", dependencies: ["TravelDocuments", "NameKnowledge", "CSys"]),
    .target(name: "WatchlistFormats", dependencies: ["Watchlist", "TravelDocuments"]),
    .executableTarget(name: "driver", dependencies: ["Watchlist", "WatchlistFormats", "TravelDocuments"]),
  ],
  swiftLanguageModes: [.v6])
"""
SWITCH = """import Glibc

/// The rule that is switched off, by its number.
enum Ablation {
  static let off: Int = getenv("OFF").flatMap { Int(String(cString: $0)) } ?? -1
}
"""


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf8") as file:
        file.write(text)


def replace(folder, name, old, new):
    path = os.path.join(folder, "Sources", "Watchlist", name)
    text = open(path, encoding="utf8").read()
    if text.count(old) != 1:
        sys.exit(f"ablate.py is out of date: {name} has {text.count(old)} times: {old}")
    put(folder, os.path.join("Sources", "Watchlist", name), text.replace(old, new))


def build(folder):
    for part in ("Sources/CSys", "Sources/TravelDocuments", "Sources/Watchlist", "Sources/WatchlistFormats", "Data/Names"):
        shutil.copytree(os.path.join(root, part), os.path.join(folder, part), dirs_exist_ok=True)
    put(folder, "Sources/driver/Driver.swift", open(os.path.join(here, "Driver.swift"), encoding="utf8").read())
    put(folder, "Package.swift", PACKAGE)
    put(folder, "Sources/Watchlist/Ablation.swift", SWITCH)
    kinds = []
    for number, (kind, starts) in enumerate(ROWS.values()):
        others = " || ".join(f'row.text.hasPrefix("{start} ")' for start in INDONESIAN)
        where = "" if kind != "spelling" else f" && ({others})" if starts else f" && !({others})"
        kinds.append(f'if Ablation.off == {number}, row.kind == .{kind}{where} {{ return false }}')
    replace(folder, "NameTable.swift", "static let shared = NameTable(NameRow.read(NameKnowledge.bytes).rows)",
            "static let shared = NameTable(NameRow.read(NameKnowledge.bytes).rows.filter(\\.isOn))")
    put(folder, "Sources/Watchlist/RowSwitch.swift",
        "extension NameRow {\n  var text: String { words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: \" \") }\n"
        "  var isOn: Bool {\n    let row = self\n    " + "\n    ".join(kinds) + "\n    return true\n  }\n}\n")
    for number, (name, old, new) in enumerate(CODE.values(), len(ROWS)):
        replace(folder, name, old, new.replace("OFF", f"(Ablation.off == {number})"))
    subprocess.run(["swift", "build", "-c", "release", "--package-path", folder], check=True, stdout=sys.stderr)
    return os.path.join(folder, ".build", "release", "driver")


def score(run, core):
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run([sys.executable, os.path.join(names, "score.py"), run, "--queries",
                        os.path.join(names, "queries_dev.csv"), "--core", core, "--json", out.name],
                       check=True, stdout=subprocess.DEVNULL)
        return json.load(open(out.name))


def measure(driver, folder, number):
    results = {}
    for which, core in (("names", "name"), ("all", "dob")):
        path = os.path.join(folder, which + ".jsonl")
        with open(path, "w") as out:
            subprocess.run([driver, os.path.join(names, "list.csv"), os.path.join(names, "queries_dev.csv"), which],
                           check=True, stdout=out, stderr=subprocess.DEVNULL, env=dict(os.environ, OFF=str(number)))
        results[which] = score(path, core)
    return results


def kinds(results):
    """At 1, by kind: of names alone, and with dates or documents for the kinds that have them."""
    def isDated(kind): return "dob" in kind or kind.startswith("doc_")
    return {kind: row["r1"] for which in ("names", "all") for kind, row in results[which]["positives"].items()
            if not kind.startswith("CORE") and isDated(kind) == (which == "all")}


def line(title, results, whole):
    shown = []
    for which in ("names", "all"):
        core = next(row for kind, row in results[which]["positives"].items() if kind.startswith("CORE"))
        alarms = [results[which]["negatives"][share] for share in ("0.9", "0.95")]
        shown += [f"{core['r1']:.4f}", f"{core['r10']:.4f}"]
        shown += ["not reached" if at is None else f"{at['false_alarm']:.2%}" for at in alarms]
    at = results["all"]["negatives"]["0.95"]
    shown.append("not reached" if at is None else f"{at['per']['neg_namesake_dob']:.1%}")
    before, after = kinds(whole), kinds(results)
    lost = sorted((round(after[kind] - before[kind], 3), kind) for kind in before)[:2]
    shown.append(", ".join(f"`{kind}` {by:+.3f}" for by, kind in lost if by < 0) or "none")
    print(f"| {title} | " + " | ".join(shown) + " |", flush=True)


with tempfile.TemporaryDirectory() as folder:
    folder = os.environ.get("PLBN_ABLATION_FOLDER", folder)
    driver = build(folder)
    print("| switched off | names: at 1 | at 10 | false alarms at 90 % | at 95 % "
          "| dates: at 1 | at 10 | false alarms at 90 % | at 95 % | namesakes flagged | kinds that lose most at 1 |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    whole = measure(driver, folder, -1)
    line("nothing", whole, whole)
    for number, title in enumerate([*ROWS, *CODE]):
        if not sys.argv[1:] or any(word in title for word in sys.argv[1:]):
            line(title, measure(driver, folder, number), whole)
