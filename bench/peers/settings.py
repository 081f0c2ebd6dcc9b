"""What a user of each tool would set for each set.

`names`, `dates`, `texts` (compared by likeness) and `exact` (compared as they are) name columns;
`block` lists the combinations of columns two records must share to be compared; `sure` those that
surely mean one person, from which Splink takes its prior; `train` those by which it estimates m. The
settings of splink_historical_50k and splink_fake_1000 follow Splink's own published examples, the
febrl ones its examples and those of recordlinkage.
"""

HISPANIC = dict(
    names=["first", "last", "name"],
    dates=["dob"],
    texts=["documento", "email", "phone", "direccion"],
    exact=["codigo_postal"],
    block=[["documento"], ["email"], ["phone"], ["name"], ["dob", "first"], ["dob", "last"],
           ["first", "last", "codigo_postal"], ["direccion"]],
    sure=[["documento"], ["email", "last"], ["phone", "last"], ["name", "dob"]],
    train=[["dob"], ["first", "last"]],
)

FEBRL = dict(
    names=["given_name", "surname"],
    dates=["dob"],
    texts=["soc_sec_id", "address_1", "suburb"],
    exact=["postcode", "street_number"],
    block=[["soc_sec_id"], ["given_name", "surname"], ["dob"], ["surname", "postcode"],
           ["given_name", "postcode"], ["address_1", "street_number"]],
    sure=[["soc_sec_id"], ["given_name", "surname", "dob"]],
    train=[["dob"], ["given_name", "surname"]],
)

SETTINGS = {
    "es_synth_20k": HISPANIC,
    "mx_synth_5k": HISPANIC,
    "febrl1": FEBRL,
    "febrl3": FEBRL,
    "rldata500": dict(
        names=["first", "last"], dates=["dob"], texts=[], exact=[],
        block=[["first", "last"], ["dob"], ["first", "by"], ["last", "by"], ["bm", "bd", "first"]],
        sure=[["first", "dob"], ["last", "dob"]],
        train=[["dob"], ["first", "last"]],
    ),
    "splink_fake_1000": dict(
        names=["first_name", "surname"], dates=["dob"], texts=["email"], exact=["city"],
        block=[["first_name", "city"], ["surname"], ["first_name"], ["dob"], ["email"]],
        sure=[["first_name", "surname", "dob"], ["email"]],
        train=[["first_name", "surname"], ["dob"]],
    ),
    "splink_historical_50k": dict(
        names=["first_name", "surname"], dates=["dob"], texts=["postcode_fake"],
        exact=["birth_place", "occupation"],
        block=[["substr(first_name,1,3)", "substr(surname,1,4)"], ["surname", "dob"],
               ["first_name", "dob"], ["postcode_fake", "first_name"], ["postcode_fake", "surname"],
               ["dob", "birth_place"], ["substr(postcode_fake,1,3)", "dob"],
               ["substr(postcode_fake,1,3)", "first_name"], ["substr(postcode_fake,1,3)", "surname"],
               ["substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"]],
        sure=[["first_name", "surname", "dob"], ["first_name", "surname", "postcode_fake"]],
        train=[["first_name", "surname"], ["dob"]],
    ),
    "senzing_truthset": dict(
        names=["name"], dates=["dob"], texts=["phone", "address", "email"], exact=[],
        block=[["last"], ["dob"], ["phone"], ["address"], ["email"]],
        sure=[["name", "dob"], ["name", "phone"]],
        train=[["last"], ["dob"]],
    ),
}
