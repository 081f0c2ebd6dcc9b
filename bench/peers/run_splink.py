"""Splink on DuckDB: run_splink.py SET OUT."""

import logging
import sys

import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

import tables
from settings import SETTINGS

CLUSTER_FROM = 0.95  # as in Splink's own examples


def comparisons(said):
    made = [cl.NameComparison(name).configure(term_frequency_adjustments=True) for name in said["names"]]
    made += [cl.DateOfBirthComparison(date, input_is_string=True) for date in said["dates"]]
    for text in said["texts"]:
        if text == "email":
            made.append(cl.EmailComparison(text))
        else:
            made.append(cl.DamerauLevenshteinAtThresholds(text, [1, 3]))
    made += [cl.ExactMatch(text).configure(term_frequency_adjustments=True) for text in said["exact"]]
    return made


def main(name, out):
    logging.getLogger("splink").setLevel(logging.ERROR)
    table = tables.read(name)
    said = SETTINGS[name]
    columns = [column for column in table.columns if table[column].notna().any()]
    database = DuckDBAPI()
    linker = Linker(
        database.register(table[columns]),
        SettingsCreator(
            link_type="dedupe_only",
            comparisons=comparisons(said),
            blocking_rules_to_generate_predictions=[block_on(*rule) for rule in said["block"]],
        ),
        log_level=logging.ERROR,
    )
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on(*rule) for rule in said["sure"]], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in said["train"]:
        training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    pairs = linker.inference.predict(threshold_match_probability=CLUSTER_FROM)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=CLUSTER_FROM
    ).as_pandas_dataframe()
    tables.write(dict(zip(found["unique_id"], found["cluster_id"])), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
