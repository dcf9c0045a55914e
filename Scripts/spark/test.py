"""What `make spark-test` does: test.py OGI CONFIG REPORTS SCRATCH

Publishes REPORTS by `ogi run` and then by Spark on two workers of this machine (`local-cluster`), in each of the ways in which
documents may lie, and once with an executor killed while it maps: `SHA256SUMS` must be the same each time. Then Spark reads
every table back with the declared types, FAILFAST, and must find as many rows as there are.
"""

import csv
import filecmp
import os
import signal
import subprocess
import sys
import threading
import time

import dataset
import tables

csv.field_size_limit(1 << 30)


def main(ogi, config, reports, scratch):
    expected = os.path.join(scratch, "run")
    subprocess.run([ogi, "run", config, "--input", reports, "--output", expected, "--quiet", "--no-cache"], check=True)
    # Small partitions: so few reports would else be one or two.
    dataset.BYTES, dataset.COUNT = 1 << 20, 100
    # Long enough on its way that a worker can be killed in the midst of it.
    slow = ",".join(f"slow:{number}.txt" for number in range(10))
    spark = dataset.session(
        "ogi-test", "local-cluster[2,1,1024]", spark_executorEnv_OGI_TEST_FAULTS=slow, spark_ui_enabled="false",
        spark_executor_memory="1g", spark_driver_host="127.0.0.1")
    documents(spark, reports).write.mode("overwrite").parquet("file://" + os.path.join(scratch, "reports.parquet"))
    ways = {
        "a folder": reports,
        "a folder, an executor killed": reports,
        "a table": "file://" + os.path.join(scratch, "reports.parquet"),
        "a store": "file://" + os.path.abspath(reports),
    }
    for number, (way, source) in enumerate(ways.items()):
        output, results = (os.path.join(scratch, f"{name}-{number}") for name in ("spark", "results"))
        begin = time.monotonic()
        killer = Killer(results) if "killed" in way else None
        code = dataset.publish(spark, ogi, config, source, output, results)
        if code != 0 or (killer and not killer.join()):
            sys.exit(f"{way}: " + (f"ogi merge ended with {code}" if code else "no executor was killed"))
        if not filecmp.cmp(f"{expected}/SHA256SUMS", f"{output}/SHA256SUMS", shallow=False):
            sys.exit(f"{way}: SHA256SUMS differs from that of ogi run")
        print(f"{way}: SHA256SUMS as of ogi run, {time.monotonic() - begin:.1f} s", flush=True)
    for name, resource in tables.resources(expected).items():
        found = tables.read(spark, expected, name)
        found.write.format("noop").mode("overwrite").save()  # A count alone would parse no field.
        if found.count() != rows(expected, resource):
            sys.exit(f"{name}: Spark reads {found.count()} rows of {rows(expected, resource)}")
    print(f"{len(tables.resources(expected))} tables read back with their types, FAILFAST")
    spark.stop()


def documents(spark, folder):
    """What lies in a folder as a table of `source` and `content`."""
    found = [os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names]
    root = os.path.abspath(folder)

    def row(source):
        with open(os.path.join(root, source), "rb") as file:
            return source, bytearray(file.read())

    return spark.sparkContext.parallelize(sorted(found), 8).map(row).toDF("source string, content binary")


def rows(folder, resource):
    """How many there are, by Python's own reading."""
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    count = 0
    for path in paths:
        with open(os.path.join(folder, path), encoding="utf-8-sig", newline="") as file:
            if resource["format"] == "csv":
                count += sum(1 for _ in csv.reader(file)) - 1
            else:
                count += sum(1 for _ in file) - (resource["format"] == "tsv")
    return count


class Killer(threading.Thread):
    """Kills one executor of this very program as soon as the first results are there."""

    def __init__(self, results):
        super().__init__()
        self.results = results
        self.has_killed = False
        self.start()

    def run(self):
        end = time.monotonic() + 120
        while not self.has_killed and time.monotonic() < end:
            if self.is_under_way():
                for process in executors():
                    os.kill(process, signal.SIGKILL)
                    self.has_killed = True
                    return
            time.sleep(0.02)

    def is_under_way(self):
        """Spark moves the results of a finished task from one folder to another, both below this."""
        return any(name.startswith("part-") for _, _, names in os.walk(self.results) for name in names)

    def join(self):
        super().join()
        return self.has_killed


def executors():
    """The executors among the descendants of this process."""
    parents, found = {}, []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                parents[int(name)] = int(file.read().rsplit(b")", 1)[1].split()[1])
            with open(f"/proc/{name}/cmdline", "rb") as file:
                if b"CoarseGrainedExecutorBackend" in file.read():
                    found.append(int(name))
        except OSError:
            pass  # It has ended meanwhile.

    def is_ours(process):
        while process in parents:
            if process == os.getpid():
                return True
            process = parents[process]
        return False

    return [process for process in found if is_ours(process)]


if __name__ == "__main__":
    main(*sys.argv[1:])
