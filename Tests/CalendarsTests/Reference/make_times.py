"""Instants and starts of days in time zones by Python's zoneinfo (PEP 615).

    python3 make_times.py > TimeValues.swift

A local time that comes twice is the first (fold 0); one that the clocks skip is as far after the gap
as it is after its start, which is what fold 0 means there (PEP 495). The start of a day is the first
minute whose local date it is, found by trying every minute; a day that a zone leaves out starts with
the next one.
"""
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = [
    "UTC", "Europe/Madrid", "America/New_York", "America/St_Johns", "Pacific/Kiritimati",
    "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu",
]
TIMES = [(zone, f"{day}T{time}") for zone in ZONES for day, time in [
    ("2024-12-31", "23:30"), ("2025-03-31", "23:30"), ("2025-06-30", "23:30"),
    ("2025-09-30", "23:30"), ("2025-10-01", "00:00"), ("2024-02-29", "23:30"),
    ("2000-02-29", "00:30"), ("2100-02-28", "23:30"), ("2100-03-01", "00:30"),
    ("2100-07-01", "12:00"),
]] + [
    # Gaps and overlaps.
    ("Europe/Madrid", "2025-03-30T02:00"), ("Europe/Madrid", "2025-03-30T02:59"),
    ("Europe/Madrid", "2025-03-30T03:00"), ("Europe/Madrid", "2025-10-26T01:59"),
    ("Europe/Madrid", "2025-10-26T02:00"), ("Europe/Madrid", "2025-10-26T02:59"),
    ("Europe/Madrid", "2025-10-26T03:00"), ("Europe/Madrid", "2099-03-29T02:30"),
    ("America/New_York", "2024-03-10T02:30"), ("America/New_York", "2024-11-03T01:30"),
    ("America/St_Johns", "2024-03-10T02:15"), ("America/St_Johns", "2024-11-03T01:45"),
    ("America/St_Johns", "2006-04-02T00:30"), ("America/St_Johns", "2006-10-29T00:00"),
    ("Australia/Lord_Howe", "2024-10-06T02:10"), ("Australia/Lord_Howe", "2024-04-07T01:45"),
    ("America/Sao_Paulo", "2018-11-04T00:30"), ("America/Sao_Paulo", "2018-02-17T23:30"),
    ("America/Havana", "2024-03-10T00:30"), ("America/Havana", "2024-11-03T00:30"),
    # Days that were left out.
    ("Pacific/Apia", "2011-12-29T23:30"), ("Pacific/Apia", "2011-12-30T12:00"),
    ("Pacific/Apia", "2011-12-31T00:00"), ("Pacific/Kiritimati", "1994-12-30T23:30"),
    ("Pacific/Kiritimati", "1994-12-31T12:00"), ("Pacific/Kiritimati", "1995-01-01T00:00"),
]
STARTS = [(zone, day) for zone in ZONES for day in ["2024-02-29", "2025-04-01", "2100-03-01"]] + [
    ("Europe/Madrid", "2025-03-30"), ("Europe/Madrid", "2025-03-31"),
    ("Europe/Madrid", "2025-10-26"), ("America/Sao_Paulo", "2018-11-04"),
    ("America/Sao_Paulo", "2018-02-18"), ("America/Havana", "2024-03-10"),
    ("America/Havana", "2024-11-03"), ("America/St_Johns", "2006-04-02"),
    ("America/St_Johns", "2006-10-29"), ("Africa/Cairo", "2024-04-26"),
    ("Pacific/Apia", "2011-12-29"), ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Apia", "2011-12-31"), ("Pacific/Kiritimati", "1994-12-31"),
    ("Pacific/Kiritimati", "1995-01-01"),
]


def text(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(zone, local):
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=0)
    return text(moment.astimezone(timezone.utc))


def start(zone, day):
    wanted = date.fromisoformat(day)
    moment = datetime(wanted.year, wanted.month, wanted.day, tzinfo=timezone.utc)
    moment -= timedelta(hours=40)
    while moment.astimezone(ZoneInfo(zone)).date() < wanted:
        moment += timedelta(minutes=1)
    return text(moment)


print("// Made by make_times.py.\n")
print("/// Instants of Python's zoneinfo.")
print("enum TimeValues {")
print("  /// Zone, local time, instant.")
print('  static let times = """')
for zone, local in TIMES:
    print(f"    {zone} {local} {instant(zone, local)}")
print('    """')
print("  /// Zone, day, its first instant.")
print('  static let starts = """')
for zone, day in STARTS:
    print(f"    {zone} {day} {start(zone, day)}")
print('    """')
print("}")
