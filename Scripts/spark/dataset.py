"""Publishes a dataset with Apache Spark: the same bytes as `ogi run`.

    python3 Scripts/spark/dataset.py OGI CONFIG INPUT OUTPUT [--master URL] [--results FOLDER]

    INPUT ─▶ documents, a line each, in partitions of about 8 MiB ─▶ ogi map, one a partition ─▶ RESULTS ─▶ ogi merge ─▶ OUTPUT

INPUT is one of
- a folder that all machines see under this path: only names go through Spark;
- a table, `NAME.parquet` (a file or a folder), with the columns `source` (text) and `content` (bytes);
- the address of a folder in an object store, such as `s3a://bucket/reports`: read by Spark's `binaryFile`.

Scheduling, retries and placement are Spark's. `ogi map` may be run again at any time, so a task that is lost or runs twice
changes nothing; `ogi merge` refuses whatever is missing. Only the driver merges, so OUTPUT is a folder of its own disk.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# A partition is full with the first of both: a large PDF then has one to itself, and the start of ogi map, 40 ms, is nothing.
BYTES, COUNT = 8 << 20, 1000
# What the default config includes; Spark itself passes over names that begin with a dot or an underscore.
KINDS = r"\.(txt|md|html|htm|mht|mhtml|docx|pdf)$"


def main():
    parser = argparse.ArgumentParser(description="Publish a dataset with Apache Spark.")
    for name in ("ogi", "config", "input", "output"):
        parser.add_argument(name)
    parser.add_argument("--master", help="address of the cluster; all processors of this machine where not given")
    parser.add_argument("--results", help="folder or address that all machines can write; beside OUTPUT where not given")
    arguments = parser.parse_args()
    spark = session("ogi", arguments.master or "local[*]")
    results = arguments.results or arguments.output.rstrip("/") + ".results"
    sys.exit(publish(spark, arguments.ogi, arguments.config, arguments.input, arguments.output, results))


def session(name, master, **settings):
    builder = SparkSession.builder.appName(name).master(master)
    builder = builder.config("spark.ui.showConsoleProgress", "true").config("spark.log.level", "ERROR")
    # How `binaryFile` and Parquet fill their partitions.
    builder = builder.config("spark.sql.files.maxPartitionBytes", BYTES).config("spark.sql.files.openCostInBytes", BYTES // COUNT)
    for key, value in settings.items():
        builder = builder.config(key.replace("_", "."), value)
    return builder.getOrCreate()


def publish(spark, ogi, config, source, output, results):
    """Maps and merges; gives the exit code of `ogi merge`."""
    spark.sparkContext.addPyFile(os.path.abspath(__file__))
    spark.sparkContext.addFile(os.path.abspath(ogi))
    spark.sparkContext.addFile(os.path.abspath(config))
    with tempfile.TemporaryDirectory() as scratch:
        names = os.path.join(scratch, "list")
        if source.endswith(".parquet"):
            lines, options = table(spark.read.parquet(source), names), []
        elif "://" in source:
            lines, options = table(files(spark, source), names), []
        else:
            folder = os.path.abspath(source)
            lines = listed(spark, ogi, config, folder, names)
            options = ["--input", folder, "--sources", "-"]
        mapped(lines, ogi, config, options).write.mode("overwrite").text(address(results))
        return merge(spark, ogi, config, names, output, results)


# What is to be mapped: a DataFrame of lines, in the order of their names within each partition; beside it the list of names.


def listed(spark, ogi, config, folder, names):
    """The files of a folder that all machines see: their names."""
    with open(names, "wb") as file:
        subprocess.run([ogi, "sources", config, "--input", folder], stdout=file, check=True)
    with open(names, "rb") as file:
        lines = [line.rstrip(b"\n") for line in file]
    parts = []
    for line, is_first in zip(lines, starts(os.path.join(os.fsencode(folder), unescaped(line.split(b"\t")[0])) for line in lines)):
        if is_first:
            parts.append([])
        parts[-1].append((line.decode(),))
    return spark.sparkContext.parallelize(parts, max(1, len(parts))).flatMap(list).toDF("value string")


def starts(paths):
    """For each of the paths, in their order, whether a partition begins with it."""
    size, count = 0, 0
    for path in paths:
        own = os.stat(path).st_size if os.path.isfile(path) else 0
        is_first = count in (0, COUNT) or size + own > BYTES
        size, count = (own, 1) if is_first else (size + own, count + 1)
        yield is_first


def files(spark, address):
    """The files below an address, named as `ogi run` would name them below a folder."""
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(address)
    found = found.where(F.lower("path").rlike(KINDS))
    root = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(address)
    system = root.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    prefix = system.makeQualified(root).toString().rstrip("/") + "/"
    return found.select(F.expr(f"substring(path, {len(prefix) + 1})").alias("source"), "content")


def table(documents, names):
    """Rows of `source` and `content`."""
    documents = documents.withColumn("name", F.udf(escaped)("source"))
    with open(names, "w", encoding="utf-8") as file:
        for row in documents.select("name").sort("name").toLocalIterator():
            file.write(row.name + "\n")
    # Spark breaks Base64 at 76 characters; a document is one line.
    content = F.translate(F.base64("content"), "\r\n", "")
    return documents.sortWithinPartitions("name").select(F.concat_ws("\t", "name", content).alias("value"))


def escaped(name):
    """A byte below 16 would end a name or a line. See docs/scale.md."""
    return "".join("\x01" + chr(ord(letter) + 64) if letter < "\x10" else letter for letter in name)


def unescaped(name):
    parts = name.split(b"\x01")
    return parts[0] + b"".join(bytes([part[0] - 64]) + part[1:] for part in parts[1:])


# Map and merge.


def mapped(lines, ogi, config, options):
    """What became of each document: a DataFrame of lines."""
    command = [os.path.basename(ogi), "map", os.path.basename(config), *options, "--workers", "1"]
    return lines.rdd.mapPartitions(lambda rows: ogi_map(command, rows)).toDF("value string")


def ogi_map(command, rows):
    """Runs on the workers. Spark throws away what a failed task gave, tries it again, and ends with the message of `ogi map`."""
    program, name, config, *options = command
    with tempfile.TemporaryFile() as documents, tempfile.TemporaryFile() as results:
        for row in rows:
            documents.write(row.value.encode() + b"\n")
        documents.seek(0)
        done = subprocess.run(
            [SparkFiles.get(program), name, SparkFiles.get(config), *options],
            stdin=documents, stdout=results, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise RuntimeError(f"ogi map ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        results.seek(0)
        for line in results:
            yield (line.rstrip(b"\n").decode(),)


def merge(spark, ogi, config, names, output, results):
    command = [ogi, "merge", config, "--sources", names, "--output", output]
    if "://" not in results:
        return subprocess.run(command[:2] + [results] + command[2:]).returncode
    # The driver's own disk does not hold them: they come in the order of their names, through a pipe.
    name = F.substring_index("value", "\t", 1)
    with subprocess.Popen(command[:2] + ["-"] + command[2:], stdin=subprocess.PIPE) as process:
        try:
            for row in spark.read.text(results).sort(name).toLocalIterator(prefetchPartitions=True):
                process.stdin.write(row.value.encode() + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass  # It refused, and has said why.
    return process.returncode


def address(folder):
    """Spark takes a path without a scheme for one of its default file system."""
    return folder if "://" in folder else "file://" + os.path.abspath(folder)


if __name__ == "__main__":
    main()
