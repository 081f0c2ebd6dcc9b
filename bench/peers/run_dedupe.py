"""dedupe, which learns from a person's answers: run_dedupe.py SET OUT.

The answers are taken from the truth: fifty of the pairs dedupe itself asks about, as many as Atalaya
asks for and needs none of. That is help the others do not get.
"""

import random
import sys

import dedupe
import pandas as pd

import tables
from settings import SETTINGS

ANSWERS = 50


def truth(name):
    table = pd.read_csv(tables.DATA / name / "truth.csv.gz", dtype=str)
    return {f"{s}\x1f{r}": e for r, s, e in zip(table["record_id"], table["source"], table["entity_id"])}


def main(name, out):
    random.seed(1)
    said = SETTINGS[name]
    table = tables.read(name)
    columns = said["names"] + said["dates"] + said["texts"] + said["exact"]
    records = {
        row["unique_id"]: {column: row[column] for column in columns} | {"key": row["unique_id"]}
        for row in table.to_dict("records")
    }
    for record in records.values():
        for column in columns:
            if not isinstance(record[column], str):
                record[column] = None
    variables = [dedupe.variables.String(column, has_missing=True) for column in columns]
    deduper = dedupe.Dedupe(variables, num_cores=2)
    deduper.prepare_training(records, sample_size=1500)
    entities = truth(name)
    for _ in range(ANSWERS):
        (pair,) = deduper.uncertain_pairs()
        same = entities[pair[0]["key"]] == entities[pair[1]["key"]]
        answer = {"match": [pair] if same else [], "distinct": [] if same else [pair]}
        deduper.mark_pairs(answer)
    deduper.train()
    groups = {key: key for key in records}
    for number, (keys, _) in enumerate(deduper.partition(records, threshold=0.5)):
        for key in keys:
            groups[key] = number
    tables.write(groups, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
