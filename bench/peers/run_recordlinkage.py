"""The recordlinkage toolkit, without labels (ECM): run_recordlinkage.py SET OUT."""

import re
import sys

import recordlinkage

import tables
from settings import SETTINGS


def with_parts(table, rules):
    """The toolkit blocks by columns, so each `substr(column,from,length)` becomes one."""
    for part in {part for rule in rules for part in rule if part.startswith("substr")}:
        column, start, length = re.fullmatch(r"substr\((\w+),(\d+),(\d+)\)", part).groups()
        begin = int(start) - 1
        table[part] = table[column].str[begin : begin + int(length)]
    return table


def main(name, out):
    said = SETTINGS[name]
    table = with_parts(tables.read(name), said["block"]).set_index("unique_id")
    pairs = None
    for rule in said["block"]:
        known = table[table[rule].notna().all(axis=1)]
        found = recordlinkage.index.Block(rule).index(known)
        pairs = found if pairs is None else pairs.union(found)
    compare = recordlinkage.Compare()
    for column in said["names"] + said["texts"]:
        compare.string(column, column, method="jarowinkler", threshold=0.88)
    for column in said["dates"] + said["exact"]:
        compare.exact(column, column)
    likeness = compare.compute(pairs, table)
    matches = recordlinkage.ECMClassifier(binarize=0.5).fit_predict(likeness)
    tables.write(tables.components(table.index, matches), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
