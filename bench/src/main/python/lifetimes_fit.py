"""Fits BG/NBD and Gamma-Gamma to the CD buyers with the Python package `lifetimes`, and takes the time.

    pip install lifetimes
    ATALAYA_DATA=... python bench/src/main/python/lifetimes_fit.py

Prints the median of 20 warm fits in ms; `atalaya.bench.ValueFit` does the same in Java.
"""
import csv
import os
import pathlib
import statistics
import time

import numpy as np
from lifetimes import BetaGeoFitter, GammaGammaFitter, ModifiedBetaGeoFitter

home = pathlib.Path(os.environ.get("ATALAYA_DATA", "../shared/data")) / "insight" / "cdnow"
with open(home / "cdnow_customers_summary_with_transactions.csv") as file:
    rows = list(csv.DictReader(file))
frequency = np.array([int(row["x"]) for row in rows])
recency = np.array([float(row["t_x"]) for row in rows])
age = np.array([float(row["T"]) for row in rows])
spend = np.array([float(row["zbar"]) for row in rows])
again = frequency > 0


def median_ms(name, fit, runs=20):
    for _ in range(3):
        model = fit()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        model = fit()
        times.append(1000 * (time.perf_counter() - start))
    parameters = " ".join(f"{key} {value:.5f}" for key, value in model.params_.items())
    print(f"lifetimes {name:12} median {statistics.median(times):8.2f} ms   {parameters}")


median_ms("BG/NBD", lambda: BetaGeoFitter().fit(frequency, recency, age))
median_ms("MBG/NBD", lambda: ModifiedBetaGeoFitter().fit(frequency, recency, age))
median_ms("Gamma-Gamma", lambda: GammaGammaFitter().fit(frequency[again], spend[again]))
