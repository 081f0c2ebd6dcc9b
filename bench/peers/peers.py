"""Runs Atalaya and its peers on the same sets in alternation and writes one table.

    peers.py [--limit SECONDS] [--rounds N] [--keep FOLDER] [SET …]

Each run is a process of its own, reading included; measured are its wall time, its processor time and
the largest memory of any process of it. Runs over the limit are stopped and stay in the table.
"""

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent
DATA = Path(os.environ.get("ATALAYA_DATA", HOME / "../shared/data")).resolve() / "identity"
SETS = ["rldata500", "febrl1", "splink_fake_1000", "senzing_truthset", "febrl3", "mx_synth_5k",
        "es_synth_20k", "splink_historical_50k"]
TOOLS = ["Atalaya", "Splink", "recordlinkage", "dedupe"]


def command(tool, name, out):
    if tool == "Atalaya":
        words = os.environ.get("ATALAYA", str(HOME / "atalaya")).split()
        return [*words, "resolve", str(DATA / name / "records.csv.gz"), "--out", str(out), "--quiet"]
    return [sys.executable, str(HERE / f"run_{tool.lower()}.py"), name, str(out)]


def measure(words, limit, log):
    """Wall seconds, processor seconds, MB and whether it ended well."""
    environment = os.environ | {"ATALAYA_DATA": str(DATA.parent), "PYTHONWARNINGS": "ignore"}
    start = time.monotonic()
    with open(log, "w") as said:
        process = subprocess.Popen(
            words, stdout=said, stderr=said, env=environment, start_new_session=True
        )
        while True:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            wall = time.monotonic() - start
            if done:
                break
            if wall > limit:
                os.killpg(process.pid, signal.SIGKILL)
                os.wait4(process.pid, 0)
                return dict(ended="over the limit", wall=limit)
            time.sleep(0.02)
    process.returncode = 0
    if status != 0:
        return dict(ended="failed", wall=wall)
    return dict(
        ended="well", wall=wall, cpu=used.ru_utime + used.ru_stime, mb=used.ru_maxrss / 1024
    )


def pairs(counts):
    return sum(n * (n - 1) // 2 for n in counts)


def accuracy(name, out):
    """Pairwise precision, recall and F1; a record not told stands alone."""
    truth = pd.read_csv(DATA / name / "truth.csv.gz", dtype=str)
    found = pd.read_csv(out, dtype=str)
    groups = dict(zip(zip(found["source"], found["record"]), found["customer"]))
    both, ours, real = Counter(), Counter(), Counter()
    for record, source, entity in zip(truth["record_id"], truth["source"], truth["entity_id"]):
        group = groups.get((source, record), (source, record))
        both[group, entity] += 1
        ours[group] += 1
        real[entity] += 1
    right = pairs(both.values())
    precision = right / pairs(ours.values()) if pairs(ours.values()) else 1.0
    recall = right / pairs(real.values())
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return dict(precision=precision, recall=recall, f1=f1)


def run(name, rounds, limit, keep):
    """All tools on one set, in alternation; of the rounds the quickest."""
    best = {}
    for round_ in range(rounds):
        for tool in TOOLS:
            if best.get(tool, {}).get("ended", "well") != "well":
                continue
            out = keep / f"{name}.{tool}.csv"
            out.unlink(missing_ok=True)
            result = measure(command(tool, name, out), limit, keep / f"{name}.{tool}.log")
            if result["ended"] == "well":
                result |= accuracy(name, out)
            if tool not in best or result["wall"] < best[tool]["wall"]:
                best[tool] = result
            print(name, tool, round_ + 1, json.dumps(result), file=sys.stderr, flush=True)
    (keep / f"{name}.json").write_text(json.dumps(best | {"limit": limit, "rounds": rounds}))


def machine():
    model = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} processors, {memory:.0f} GiB, {platform.system()}"


def java():
    words = subprocess.run([str(HOME / "atalaya"), "java"], capture_output=True, text=True).stdout
    for line in open(Path(words.strip()) / "release"):
        if line.startswith("JAVA_VERSION="):
            return line.split('"')[1]
    return "?"


HEADER = """# Side by side: identity

{day}. {machine}. Atalaya 0.1.0 on Java {java}; Splink {splink} with DuckDB {duckdb}, recordlinkage {recordlinkage}, dedupe {dedupe}, on Python {python}.

```
./atalaya bench peers
```

Each tool runs as a process of its own on the same files, in alternation, reading and training included; of the rounds the quickest is
shown. Accuracy is over pairs of records. Memory is the largest of any process of the tool. Losing cells stay.

- **Atalaya** gets the file and nothing else: no mapping, no setting per set, no labels.
- **Splink** and **recordlinkage** get columns prepared by hand and settings per set (`bench/peers/settings.py`); for the sets Splink
  publishes an example of, close to that example. No labels. Splink clusters from probability .95, as its examples do.
- **dedupe** needs a person: it gets 50 answers, taken from the truth, to the pairs it asks about. No other tool gets any.

| set | tool | precision | recall | F1 | wall s | CPU s | peak MB |
|---|---|---|---|---|---|---|---|
"""


def row(name, tool, result, best):
    if result["ended"] != "well":
        word = f"over {result['wall']:.0f} s, stopped" if "limit" in result["ended"] else "failed"
        return f"| {name} | {tool} | – | – | – | {word} | – | – |"

    def mark(key, value, text):
        return f"**{text}**" if best.get(key) == value else text

    return "| {} | {} | {:.4f} | {:.4f} | {} | {} | {:.1f} | {:.0f} |".format(
        name, tool, result["precision"], result["recall"],
        mark("f1", result["f1"], f"{result['f1']:.4f}"),
        mark("wall", result["wall"], f"{result['wall']:.1f}"),
        result["cpu"], result["mb"],
    )


def report(keep, out):
    text = HEADER.format(
        day=date.today().strftime("%-d %B %Y"), machine=machine(), java=java(),
        python=platform.python_version(),
        **{name: version(name) for name in ("splink", "duckdb", "recordlinkage", "dedupe")},
    )
    for name in SETS:
        if not (keep / f"{name}.json").exists():
            continue
        results = json.loads((keep / f"{name}.json").read_text())
        well = [results[tool] for tool in TOOLS if results.get(tool, {}).get("ended") == "well"]
        best = dict(
            f1=max((result["f1"] for result in well), default=None),
            wall=min((result["wall"] for result in well), default=None),
        )
        for tool in TOOLS:
            if tool in results:
                text += row(name, tool, results[tool], best) + "\n"
    notes = HERE / "notes.md"
    out.write_text(text + ("\n" + notes.read_text() if notes.exists() else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--limit", type=int, default=240, help="seconds for one run (240)")
    parser.add_argument("--rounds", type=int, default=2, help="runs of each tool (2)")
    parser.add_argument("--keep", type=Path, default=HOME / "target" / "peers")
    parser.add_argument("--report", action="store_true", help="only write the table again")
    said = parser.parse_args()
    unknown = [name for name in said.sets if name not in SETS]
    if unknown or not DATA.is_dir():
        what = f"no set is named {unknown[0]}" if unknown else f"there is no folder {DATA}"
        sys.exit(f"{what}; the sets are {', '.join(SETS)}, in the folder of ATALAYA_DATA")
    said.keep.mkdir(parents=True, exist_ok=True)
    if not said.report:
        for name in said.sets or SETS:
            run(name, said.rounds, said.limit, said.keep)
    report(said.keep, HOME / "bench" / "results" / "peers.md")


if __name__ == "__main__":
    main()
