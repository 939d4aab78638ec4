"""DuckDB makes a table of each CSV file, with its columns' types found by itself: peer.py FOLDER."""
import os
import sys
import time

import duckdb

folder = sys.argv[1]
target = os.path.join(folder, "peer.duckdb")
for name in [target, target + ".wal"]:
    if os.path.exists(name):
        os.remove(name)
start = time.perf_counter()
connection = duckdb.connect(target)
for table in ["deals", "history"]:
    path = os.path.join(folder, f"{table}.csv")
    connection.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{path}')")
connection.close()
print(f"duckdb {duckdb.__version__}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
os.remove(target)
