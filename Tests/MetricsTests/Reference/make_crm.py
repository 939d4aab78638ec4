"""Writes Tests/MetricsTests/CRM: a small CRM with the oddities that metrics must survive.

    python3 Tests/MetricsTests/Reference/make_crm.py Tests/MetricsTests/CRM

Random, but always the same: no library beside Python's own. Every history record says every field.
"""
import csv
import datetime as dt
import pathlib
import random
import sys

OUT = pathlib.Path(sys.argv[1])
R = random.Random(20250620)
UTC = dt.timezone.utc
LAST = dt.datetime(2025, 6, 20, 18, 0, tzinfo=UTC)
FIRST = dt.datetime(2023, 1, 2, 8, 0, tzinfo=UTC)
STAGES = ["Qualification", "Proposal", "Negotiation"]
CATEGORIES = ["Pipeline", "Best Case", "Commit"]
SOURCES = ["Web", "Partner", "Event", "Outbound", ""]
REASONS = ["Price", "Competitor", "No decision", "Timing", ""]
SEGMENTS = ["SMB", "Enterprise"]
MANAGERS = {"Mia": ["Ana", "Ben", "Carla"], "Noah": ["Dan", "Eva", "Finn"], "Olga": ["Gil", "Hana"]}
MANAGER_OF = {owner: manager for manager, owners in MANAGERS.items() for owner in owners}
OWNERS = list(MANAGER_OF) + ["Zoe"]  # Zoe has no place
ACCOUNTS = [f"Account {n:02d}" for n in range(1, 61)]


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def write(name, header, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def after(moment, days):
    return moment + dt.timedelta(seconds=round(days * 86400))


def close_day(moment):
    return (moment + dt.timedelta(days=R.randint(5, 100))).date().isoformat()


deals, history = [], []
spans = []
for number in range(1, 301):
    created = after(FIRST, R.random() * (LAST - FIRST).days)
    owner = R.choice(OWNERS)
    segment = R.choice(SEGMENTS)
    amount = "" if R.random() < 0.06 else f"{R.lognormvariate(9 if segment == 'Enterprise' else 7.5, 0.6):.2f}"
    stage, category, due = 0, "Pipeline", close_day(created)
    if R.random() < 0.04:
        due = ""
    deal = f"D{number:04d}"
    clock, status = created, "open"
    lines = [(created, STAGES[stage], amount, due, owner, category)]
    while True:
        clock = after(clock, R.expovariate(1 / (14 if segment == "SMB" else 30)) + 0.01)
        if clock >= LAST:
            break
        draw = R.random()
        if draw < 0.16:
            status = "lost"
        elif draw < 0.24 and stage > 0:
            stage -= 1
        elif draw < 0.30:
            owner = R.choice(OWNERS)
        elif draw < 0.40:
            due = close_day(clock)
        elif draw < 0.46 and amount:
            amount = f"{float(amount) * R.uniform(0.7, 1.2):.2f}"
        elif draw < 0.52 and stage == 0:
            stage = 2
        elif stage < 2:
            stage += 1
        else:
            status = "won"
        category = CATEGORIES[min(2, stage + R.choice([0, 0, 0, -1]))] if stage else "Pipeline"
        if R.random() < 0.03:
            category = "Omitted"
        if status != "open":
            label = "Closed Won" if status == "won" else "Closed Lost"
            # People type other close dates than the day on which they close the deal.
            typed = 35 if number % 6 == 0 else -25 if number % 9 == 0 else 0
            due = after(clock, typed).date().isoformat()
            lines.append((clock, label, amount, due, owner, "Closed" if status == "won" else "Omitted"))
            if R.random() < 0.05:  # reopened
                clock = after(clock, R.uniform(1, 20))
                if clock < LAST:
                    status = "open"
                    stage, category, due = 2, "Commit", close_day(clock)
                    lines.append((clock, STAGES[2], amount, due, owner, category))
                    continue
            break
        lines.append((clock, STAGES[stage], amount, due, owner, category))
    end = lines[-1]
    closed = end[0] if end[1].startswith("Closed") else None
    spans.append((deal, created, closed or LAST, end[4], R.choice(ACCOUNTS), closed is not None))
    deals.append([
        deal, spans[-1][4], lines[-1][4], segment, R.choice(SOURCES), end[1], amount, iso(created), end[3],
        iso(closed) if closed else "", end[5], R.choice(REASONS) if end[1] == "Closed Lost" else "",
        iso(after(closed, 3)) if closed and number % 47 == 0 and after(closed, 3) < LAST else "",
    ])
    for line in lines:
        history.append([deal, iso(line[0]), line[1], line[2], line[3], line[4], line[5]])
for row in deals:
    row.append("true" if row[-1] else "false")
write("deals.csv", [
    "id", "account", "owner", "segment", "source", "stage", "amount", "created_at", "close_date", "closed_at",
    "category", "loss_reason", "deleted_at", "is_deleted",
], deals)
write("history.csv", ["deal_id", "changed_at", "stage", "amount", "close_date", "owner", "category"], history)
write("people.csv", ["owner", "manager"], [[owner, manager] for owner, manager in MANAGER_OF.items()])

leads = []
for number in range(1, 261):
    created = after(FIRST, R.random() * (LAST - FIRST).days)
    converted, flag = "", ""
    draw = R.random()
    if draw < 0.35:
        moment = after(created, R.expovariate(1 / 40) + 0.02)
        if moment < LAST:
            converted, flag = iso(moment), "true"
    elif draw < 0.38:
        flag = "true"  # converted, nobody knows when
    leads.append([
        f"L{number:04d}", R.choice(SOURCES), R.choice(OWNERS), R.choice(SEGMENTS), iso(created), flag or "false", converted,
        f"D{R.randint(1, 300):04d}" if converted and R.random() < 0.8 else "",
    ])
write("leads.csv", ["id", "source", "owner", "segment", "created_at", "is_converted", "converted_at", "deal_id"], leads)

activities = []
people = [f"P{n:03d}" for n in range(1, 121)]
message = 0


def act(deal, account, owner, kind, direction, person, start, **more):
    global message
    message += 1
    activities.append([
        f"A{message:05d}", deal, account, owner, kind, more.get("subject", ""), direction, person, iso(start),
        iso(more["end"]) if "end" in more else "", iso(more.get("entered", start)), more.get("seconds", ""), more.get("status", ""),
        more.get("recipients", ""), more.get("opened", ""), more.get("child", "false"),
    ])


for deal, created, end, owner, account, _ in spans:
    for _ in range(R.randint(0, 9)):
        start = after(created, R.random() * max(0.5, (end - created).total_seconds() / 86400))
        if start >= LAST:
            continue
        person, kind = R.choice(people), R.choice(["call", "email", "email", "meeting", "task"])
        who = R.choice([owner, owner, R.choice(OWNERS), ""])
        own_deal = deal if R.random() < 0.9 else ""
        if kind == "call":
            seconds = R.choice(["", "0", str(R.randint(20, 1800)), str(R.randint(20, 1800))])
            act(own_deal, account, who, kind, R.choice(["outbound", "outbound", "inbound", ""]), person, start, seconds=seconds,
                status=R.choice(["completed", "completed", ""]))
        elif kind == "email":
            direction = R.choice(["outbound", "outbound", "outbound", "inbound"])
            status = R.choice(["sent", "sent", "sent", "bounced", ""]) if direction == "outbound" else R.choice(["", "auto_reply", ""])
            act(own_deal, account, who, kind, direction, person, start, status=status, recipients=str(R.randint(1, 4)),
                opened=R.choice(["true", "false", "false", ""]) if direction == "outbound" else "")
            if direction == "outbound" and R.random() < 0.35:
                back = after(start, R.expovariate(1 / 5) + 0.01)
                if back < LAST:
                    act(own_deal, account, who, "email", "inbound", person, back, status=R.choice(["", "", "auto_reply"]))
        elif kind == "meeting":
            entered = after(start, -R.uniform(0.1, 20))
            act(own_deal, account, who, R.choice(["meeting", "meeting", "demo"]), "", person, start,
                end=start + dt.timedelta(minutes=R.choice([30, 60])), entered=entered,
                status=R.choice(["completed", "completed", "completed", "cancelled", "no_show", ""]),
                child=R.choice(["false"] * 9 + ["true"]), subject=R.choice(["", "Weekly", "Product demo", "Review"]))
        else:
            act(own_deal, account, who, kind, "", person, start, status="completed")
header = [
    "id", "deal_id", "account", "owner", "kind", "subject", "direction", "person", "start", "end", "created_at", "seconds", "status",
    "recipients", "opened", "is_child",
]
for row in R.sample(activities, 12):  # logged twice by an integration: the same message id
    activities.append(list(row))
write("activities.csv", header, activities)

quotas = []
for year in (2023, 2024, 2025):
    for quarter in (1, 2, 3, 4):
        period = f"{year}-Q{quarter}"
        known = f"{year}-{3 * quarter - 2:02d}-01"
        for manager, owners in MANAGERS.items():
            total = 0
            for owner in owners:
                if owner == "Hana":
                    continue  # has none
                amount = R.randrange(8000, 20000, 500)
                total += amount
                quotas.append([period, manager, owner, f"{amount}.00", known])
            quotas.append([period, manager, "", f"{round(total * 0.9)}.00", known])
write("quotas.csv", ["period", "manager", "owner", "amount", "known_from"], quotas)

spend = []
for year in (2023, 2024, 2025):
    for month in range(1, 13):
        if (year, month) > (2025, 6):
            continue
        for team in ("marketing", "sales"):
            spend.append([f"{year}-{month:02d}", team, f"{R.uniform(3000, 9000):.2f}", "EUR"])
write("spend.csv", ["period", "team", "amount", "currency"], spend)

calls = []
for year in (2023, 2024, 2025):
    for quarter in (1, 2, 3, 4):
        for manager, owner in [("", "")] + [(m, "") for m in MANAGERS] + [(MANAGER_OF[o], o) for o in MANAGER_OF]:
            for _ in range(R.choice([0, 1, 1, 2])):
                made = dt.datetime(year, 3 * quarter - 2, 1, 9, 0, tzinfo=UTC)
                made = after(made, R.uniform(0, 85))
                scale = 9 if not manager else 3 if not owner else 1
                calls.append([f"{year}-Q{quarter}", manager, owner, f"{scale * R.uniform(5000, 20000):.2f}", iso(made)])
write("calls.csv", ["period", "manager", "owner", "amount", "made_at"], [call for call in calls if call[4] < iso(LAST)])
