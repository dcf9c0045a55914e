"""Reads a published dataset as Spark tables, with the types that `datapackage.json` declares.

    from tables import read
    figures = read(spark, "output", "figures")

FAILFAST: a field that is not of its type ends the job; by itself Spark would make it null.
"""

import json
import os

from pyspark.sql.types import BooleanType, DateType, DecimalType, LongType, StringType, StructField, StructType

TYPES = {
    "string": StringType(), "integer": LongType(), "number": DecimalType(38, 12), "date": DateType(), "boolean": BooleanType(),
}


def resources(folder):
    """The tables of a dataset by name."""
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        found = json.load(file)["resources"]
    return {resource["name"]: resource for resource in found if resource["type"] == "table"}


def read(spark, folder, name):
    """One table; its parts, where it has several, are one DataFrame."""
    resource = resources(folder)[name]
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    paths = ["file://" + os.path.join(os.path.abspath(folder), path) for path in paths]
    fields = resource["schema"]["fields"]
    schema = StructType([StructField(field["name"], TYPES[field["type"]]) for field in fields])
    reader = spark.read.schema(schema).option("mode", "FAILFAST").option("dateFormat", "yyyy-MM-dd")
    if resource["format"] == "jsonl":
        return reader.json(paths)
    reader = reader.option("header", True)
    if resource["format"] == "tsv":  # Nothing is quoted; a tab or line feed in a text stands there as \t or \n.
        return reader.csv(paths, sep="\t", quote="", escape="")
    return reader.csv(paths, quote='"', escape='"', multiLine=True)
