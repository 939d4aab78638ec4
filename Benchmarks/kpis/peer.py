"""Five KPIs of a quarter by region, manager and owner in DuckDB, from CSV files: peer.py FOLDER 2025-Q3.

Won count and amount and win rate by the instant of the close, mails sent, mean length of calls, and
the pipeline that was open at the end of the quarter, from the history. Writes CSV.
"""
import os
import sys

import duckdb

folder, period = sys.argv[1:3]
year, quarter = int(period[:4]), int(period[-1])
start = f"{year}-{3 * quarter - 2:02}-01"
end = f"{year + quarter // 4}-{3 * quarter % 12 + 1:02}-01"

connection = duckdb.connect()
connection.execute("SET TimeZone = 'UTC'")
for table in ["deals", "history", "activities", "people"]:
    path = os.path.join(folder, f"{table}.csv")
    connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_csv('{path}')")

# One row for each owner; the sums of a manager, a region and the company follow from them.
connection.execute(
    f"""
    CREATE TABLE facts AS
    WITH states AS (
      SELECT deal_id, stage, amount, owner, changed_at,
        lead(changed_at) OVER (PARTITION BY deal_id ORDER BY changed_at) AS until
      FROM history
    ), closes AS (
      SELECT deal_id, owner, amount, stage FROM states
      WHERE stage IN ('Closed Won', 'Closed Lost') AND until IS NULL
        AND changed_at >= '{start}' AND changed_at < '{end}'
    ), open AS (
      SELECT owner, amount FROM states
      WHERE changed_at < '{end}' AND (until IS NULL OR until >= '{end}')
        AND stage NOT IN ('Closed Won', 'Closed Lost')
    )
    SELECT owner, 'won' AS fact, count(*) AS n, sum(amount) AS total FROM closes
      WHERE stage = 'Closed Won' GROUP BY owner
    UNION ALL SELECT owner, 'lost', count(*), sum(amount) FROM closes
      WHERE stage = 'Closed Lost' GROUP BY owner
    UNION ALL SELECT owner, 'open', count(*), sum(amount) FROM open GROUP BY owner
    UNION ALL SELECT owner, 'mails', count(*), NULL FROM activities
      WHERE kind = 'email' AND direction = 'outbound' AND start >= '{start}' AND start < '{end}'
      GROUP BY owner
    UNION ALL SELECT owner, 'calls', count(*), sum(seconds) FROM activities
      WHERE kind = 'call' AND seconds > 0 AND start >= '{start}' AND start < '{end}'
      GROUP BY owner
    """
)
result = connection.execute(
    """
    SELECT region, manager, owner,
      coalesce(sum(n) FILTER (fact = 'won'), 0) AS won,
      coalesce(sum(total) FILTER (fact = 'won'), 0) AS won_amount,
      sum(n) FILTER (fact = 'won') / nullif(sum(n) FILTER (fact IN ('won', 'lost')), 0) AS win_rate,
      coalesce(sum(n) FILTER (fact = 'mails'), 0) AS mails_sent,
      sum(total) FILTER (fact = 'calls') / sum(n) FILTER (fact = 'calls') AS call_seconds,
      coalesce(sum(total) FILTER (fact = 'open'), 0) AS open_amount
    FROM facts JOIN people USING (owner)
    GROUP BY GROUPING SETS ((), (region), (region, manager), (region, manager, owner))
    ORDER BY ALL NULLS FIRST
    """
)
print(",".join(column[0] for column in result.description))
for row in result.fetchall():
    print(",".join("" if value is None else str(value) for value in row))
