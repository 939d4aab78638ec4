"""Reading of a file of deals by polars and DuckDB, on one thread.

gen FILE [ROWS]  writes the file, the same bytes each time
run FILE         prints a line of JSON for each peer
"""
import json
import os
import random
import statistics
import sys
import time

RUNS = 3


def generate(path, rows):
    random.seed(20250131)
    owners = [f"owner {number:03d}" for number in range(200)]
    regions = ["north", "south", "east", "west", "overseas"]
    segments = ["small", "medium", "large"]
    products = [f"product {number:02d}" for number in range(40)]
    sources = ["web", "referral", "partner", "event", "outbound"]
    stages = ["Qualify", "Proposal", "Won", "Lost"]
    words = "renewal upgrade pilot rollout licence support training audit migration".split()
    with open(path, "w", newline="") as file:
        file.write(
            "id,name,account,owner,region,segment,product,source,stage,amount,currency,"
            "created_at,close_date,note\n")
        for row in range(rows):
            name = f"{random.choice(words)} {random.choice(words)} {random.randrange(10000)}"
            account = f"Account {random.randrange(30000)}"
            if row % 10 == 0:
                account = f'"{account}, Ltd"'
            created = f"20{random.randrange(20, 24)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
            closed = f"20{random.randrange(24, 26)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
            file.write(
                f"D{row:08d},{name},{account},{random.choice(owners)},{random.choice(regions)},"
                f"{random.choice(segments)},{random.choice(products)},{random.choice(sources)},"
                f"{random.choice(stages)},{random.randrange(100, 10000000) / 100:.2f},EUR,"
                f"{created},{closed},{random.choice(words)}\n")


def report(peer, path, body):
    body()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        rows = body()
        times.append(time.process_time() - start)
    cpu = statistics.median(times)
    size = os.path.getsize(path) / 1e6
    print(json.dumps(
        {"w": "csv", "peer": peer, "cpu": cpu, "mb_per_s": size / cpu, "rows": rows, "mb": size}))


def run(path):
    os.environ["POLARS_MAX_THREADS"] = "1"
    import duckdb
    import polars

    def polars_read():
        return polars.read_csv(path, try_parse_dates=True).height

    def duckdb_read():
        connection = duckdb.connect()
        connection.execute("SET threads = 1")
        connection.execute(f"CREATE TABLE deals AS SELECT * FROM read_csv('{path}')")
        return connection.execute("SELECT count(*) FROM deals").fetchone()[0]

    report(f"polars {polars.__version__} read_csv", path, polars_read)
    report(f"DuckDB {duckdb.__version__} CREATE TABLE AS", path, duckdb_read)


if sys.argv[1] == "gen":
    generate(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1_500_000)
else:
    run(sys.argv[2])
