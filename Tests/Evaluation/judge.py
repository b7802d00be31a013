#!/usr/bin/env python3
"""judge.py FOLDER NAMES.jsonl ALL.jsonl: two tables of how well people are found, each target beside its figure.

FOLDER holds queries_dev.csv and score.py, which counts; NAMES are the answers to names alone, ALL to names with dates
of birth and documents. Ends with 1 where a target is missed. What each kind is, FOLDER's README.md tells."""
import csv, json, os, subprocess, sys, tempfile

folder, names_run, all_run = sys.argv[1:]
queries = os.path.join(folder, "queries_dev.csv")
# Kinds that the targets leave aside: names whose likeness to the listed one nobody can see, and weak aliases.
ASIDE = {"heldout_far", "heldout_weak", "weak_listed"}
REAL = {"heldout_near", "heldout_near_mrz", "id_variant", "my_variant"}
DATED = {"heldout_near_dob", "typo1_dob", "typo1_dobswap", "typo1_dob1digit"}
missed = []


def score(run, core):
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run([sys.executable, os.path.join(folder, "score.py"), run, "--queries", queries, "--core", core,
                        "--json", out.name], check=True, stdout=subprocess.DEVNULL)
        return json.load(open(out.name))


def judged(what, value, least=None, most=None):
    """The target and whether it is met; empty where there is none."""
    if least is None and most is None:
        return ""
    met = value >= least if most is None else value <= most
    if not met:
        missed.append(what)
    target = f">= {least:.3f}" if most is None else f"<= {most:.2%}"
    return f"  target {target}  {'pass' if met else 'MISSED'}"


def recalls(what, n, at1, at10, mrr, least1=None, least10=None):
    print(f"{what:24s} {n:5d}  {at1:6.3f}  {at10:6.3f}  {mrr:6.3f}" + judged(what + " at 1", at1, least1)
          + judged(what + " at 10", at10, least10).replace("  target", "  at 10"))


def kinds(result, wanted, targets):
    print(f"{'':24s} {'n':>5s}  {'R@1':>6s}  {'R@10':>6s}  {'MRR':>6s}")
    for kind, row in sorted(result["positives"].items()):
        if wanted(kind) and not kind.startswith("CORE"):
            recalls(kind, row["n"], row["r1"], row["r10"], row["mrr"], targets.get(kind))


def core(what, result, members, least1, least10=None):
    rows = [row for kind, row in result["positives"].items() if kind in members]
    n = sum(row["n"] for row in rows)
    recalls(what, n, *(sum(row["n"] * row[key] for row in rows) / n for key in ("r1", "r10", "mrr")), least1, least10)


def alarms(what, result, targets, namesakes_most=None):
    """False alarms where so much of the recall is kept, and by kind of stranger."""
    for share in ("0.8", "0.9", "0.95"):
        at = result["negatives"][share]
        label = f"{what}: false alarms at {float(share):.0%} recall"
        if at is None:
            print(f"{label}  not reached" + ("  MISSED" if share in targets else ""))
            missed.extend([label] if share in targets else [])
            continue
        print(f"{label}  {at['false_alarm']:7.2%} (score {at['threshold']:.3f})"
              + judged(label, at["false_alarm"], most=targets.get(share)))
        print("    " + "  ".join(f"{kind[4:]} {rate:.1%}" for kind, rate in at["per"].items()))
    if namesakes_most is not None and result["negatives"]["0.95"]:
        rate = result["negatives"]["0.95"]["per"]["neg_namesake_dob"]
        print(f"{what}: namesakes flagged at 95% recall  {rate:7.2%}"
              + judged("namesakes flagged", rate, most=namesakes_most))


def reliability(title, run, is_asked):
    """How often candidates of a score are the person meant, with as many queries for people on the list as for others."""
    asked = {row["id"]: row for row in csv.DictReader(open(queries, encoding="utf8", newline="")) if is_asked(row)}
    on_list = sum(1 for row in asked.values() if row["gold_id"])
    weight = {True: 0.5 / on_list, False: 0.5 / (len(asked) - on_list)}
    bounds = [0, 0.01, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1.01]
    bins = [[0, 0.0, 0.0, 0.0] for _ in bounds[1:]]
    brier = 0.0
    for line in open(run, encoding="utf8"):
        answer = json.loads(line)
        row = asked.get(answer["id"])
        if row is None:
            continue
        gold, seen = set(row["gold_id"].split(";")) - {""}, set()
        w = weight[bool(row["gold_id"])]
        for candidate in answer["candidates"]:
            if candidate["entry"] in seen:
                continue
            seen.add(candidate["entry"])
            said, is_same = candidate["score"], candidate["entry"] in gold
            place = max(i for i, least in enumerate(bounds[:-1]) if said >= least)
            for i, more in enumerate((1, w, w * said, w * is_same)):
                bins[place][i] += more
            brier += w * (said - is_same) ** 2
    total = sum(row[1] for row in bins)
    print(f"\n{title}: what the scores of the first ten candidates say, and how often they are the person meant")
    print(f"{'score':>12s} {'candidates':>11s} {'said':>7s} {'seen':>7s}")
    error = 0.0
    for least, most, (n, w, said, seen) in zip(bounds, bounds[1:], bins):
        if n:
            error += abs(said - seen)
            print(f"  {least:.2f}-{min(most, 1):.2f}  {n:11d} {said / w:7.3f} {seen / w:7.3f}")
    print(f"  Brier {brier / total:.4f}, expected calibration error {error / total:.4f}")


def bands(runs):
    """What each threshold of a band lets through: of the people on the list, of strangers, of namesakes."""
    print("\n== What the bands' thresholds let through (in the first ten candidates)")
    print(f"{'':12s} {'names alone':>24s}   {'with dates':>24s}")
    print(f"{'from':12s} {'on the list':>12s} {'strangers':>11s}   {'on the list':>12s} {'strangers':>11s} {'namesakes':>11s}")
    rows = list(csv.DictReader(open(queries, encoding="utf8", newline="")))
    groups = []
    for run, is_positive, is_negative in runs:
        best = {}
        for line in open(run, encoding="utf8"):
            answer = json.loads(line)
            best[answer["id"]] = answer["candidates"]
        for chosen, of_gold in ((is_positive, True), (is_negative, False), (lambda r: r["kind"] == "neg_namesake_dob", False)):
            groups.append([max((c["score"] for c in best.get(row["id"], [])
                                if not of_gold or c["entry"] in row["gold_id"].split(";")), default=0)
                           for row in rows if chosen(row)])
    del groups[2]  # without dates a namesake is nobody else
    for percent, name in [(p, "possible") for p in (15, 20, 30, 40, 50, 60)] + [(p, "strong") for p in (70, 75, 80, 85, 90)]:
        # Between 0.78 and 0.79 names that are never strong by themselves are pressed together.
        shares = [sum(s * 100 >= percent and not (name == "strong" and 0.78 < s <= 0.79) for s in group) / len(group)
                  for group in groups]
        print(f"{name:9s}{percent:2d}% {shares[0]:12.1%} {shares[1]:11.2%}   {shares[2]:12.1%} {shares[3]:11.2%} {shares[4]:11.1%}")


print("== Names alone")
result = score(names_run, "name")
kinds(result, lambda kind: "dob" not in kind and not kind.startswith("doc_"),
      {"id_variant": 0.97, "my_variant": 0.95, "initials": 0.80, "join_split": 0.96})
named = {kind for kind in result["positives"] if "dob" not in kind and not kind.startswith(("doc_", "CORE"))} - ASIDE
core("all name kinds", result, named, 0.955, 0.990)
core("real kinds", result, REAL, 0.90, 0.965)
alarms("all name kinds", result, {"0.9": 0.02, "0.95": 0.08})
alarms("real kinds", score(names_run, "real"), {"0.8": 0.05})
reliability("Names alone", names_run, lambda row: row["kind"] in named
            or not row["gold_id"] and row["kind"] != "neg_namesake_dob")

print("\n== With dates of birth and documents")
result = score(all_run, "dob")
kinds(result, lambda kind: "dob" in kind or kind.startswith("doc_"), {"doc_exact": 1.0, "doc_typo1": 0.99})
core("kinds with whole dates", result, DATED, 0.985)
alarms("with dates", result, {"0.95": 0.001}, namesakes_most=0.10)
reliability("With dates", all_run, lambda row: row["kind"] in DATED or not row["gold_id"] and row["dob"])

bands([(names_run, lambda row: row["kind"] in named, lambda row: not row["gold_id"] and row["kind"] != "neg_namesake_dob"),
       (all_run, lambda row: row["kind"] in DATED,
        lambda row: not row["gold_id"] and row["dob"] and row["kind"] != "neg_namesake_dob")])

print(f"\n{'MISSED: ' + '; '.join(missed) if missed else 'Every target is met.'}")
sys.exit(1 if missed else 0)
