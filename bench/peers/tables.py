"""The sets as the Python tools get them: one pandas table each, folded, with blanks as missing.

What is done here is what a user of those tools does before using them; Atalaya gets the file itself.
"""

import os
import unicodedata
from pathlib import Path

import pandas as pd

DATA = Path(os.environ.get("ATALAYA_DATA", "../shared/data")) / "identity"


def fold(text):
    """Lower case, no accents, one space between words; None where nothing is left."""
    if not isinstance(text, str):
        return None
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    words = " ".join(plain.split())
    return words or None


def read(name):
    """One row a record; `record_id` is unique within `source`, `unique_id` over all."""
    table = pd.read_csv(DATA / name / "records.csv.gz", dtype=str, keep_default_na=False)
    keys = table[["record_id", "source"]]
    table = table.drop(columns=["record_id", "source"]).map(fold)
    table.insert(0, "unique_id", [f"{s}\x1f{r}" for s, r in zip(keys["source"], keys["record_id"])])
    return PREPARE.get(name, lambda same: same)(table)


def joined(table, columns):
    return table[columns].fillna("").agg(" ".join, axis=1).map(fold)


def first_of(one, other):
    return one.where(one.notna(), other)


def iso(day_or_iso):
    """Day first or ISO to ISO; None where it is neither."""
    dates = pd.to_datetime(day_or_iso, format="%Y-%m-%d", errors="coerce")
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%Y%m%d", "%d.%m.%Y", "%d/%m/%y"):
        dates = dates.fillna(pd.to_datetime(day_or_iso, format=form, errors="coerce"))
    return dates.dt.strftime("%Y-%m-%d").where(dates.notna(), None)


def hispanic(table):
    name = joined(table, ["nombre", "apellido1", "apellido2"])
    table["name"] = first_of(name, table["nombre_completo"])
    table["first"] = table["name"].str.split().str[0]
    table["last"] = first_of(table["apellido1"], table["name"].str.split().str[1])
    table["dob"] = iso(table["fecha_nacimiento"])
    table["phone"] = table["telefono"].str.replace(r"\D", "", regex=True).str[-9:]
    return table


def german(table):
    table["first"] = table["fname_c1"]
    table["last"] = table["lname_c1"]
    table["dob"] = (
        table["by"] + "-" + table["bm"].str.zfill(2) + "-" + table["bd"].str.zfill(2)
    )
    return table


def australian(table):
    table["dob"] = iso(table["date_of_birth"])
    return table


def historical(table):
    table["first_and_surname"] = joined(table, ["first_name", "surname"])
    return table


def truthset(table):
    parts = joined(table, ["PRIMARY_NAME_FIRST", "PRIMARY_NAME_MIDDLE", "PRIMARY_NAME_LAST"])
    table["name"] = first_of(first_of(table["PRIMARY_NAME_FULL"], table["PRIMARY_NAME_ORG"]), parts)
    table["last"] = table["name"].str.split().str[-1]
    dates = pd.to_datetime(table["DATE_OF_BIRTH"], errors="coerce", format="mixed")
    table["dob"] = dates.dt.strftime("%Y-%m-%d").where(dates.notna(), None)
    table["phone"] = table["PHONE_NUMBER"].str.replace(r"\D", "", regex=True).str[-10:]
    lines = joined(table, ["ADDR_LINE1", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE"])
    table["address"] = first_of(table["ADDR_FULL"], lines)
    table["email"] = table["EMAIL_ADDRESS"]
    return table[["unique_id", "name", "last", "dob", "phone", "address", "email"]]


PREPARE = {
    "es_synth_20k": hispanic,
    "mx_synth_5k": hispanic,
    "rldata500": german,
    "febrl1": australian,
    "febrl3": australian,
    "splink_historical_50k": historical,
    "senzing_truthset": truthset,
}


def write(groups, out):
    """Writes `unique_id -> group` as Atalaya writes customers."""
    rows = [(*key.split("\x1f"), group) for key, group in groups.items()]
    pd.DataFrame(rows, columns=["source", "record", "customer"]).to_csv(out, index=False)


def components(ids, pairs):
    """Groups by following pairs."""
    parent = {key: key for key in ids}

    def root(key):
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for left, right in pairs:
        parent[root(left)] = root(right)
    return {key: root(key) for key in ids}
