"""Business days by numpy's busday functions.

    python3 make_business_days.py > BusinessDayValues.swift

Two hundred random pairs of days (default_rng(11)) in two calendars: Monday to Friday, and Sunday to
Thursday; each with the same holidays, of which some fall on a day off and one is given twice. `after`
is the `step`-th business day after the first day (numpy: roll forward from the day before a step).
"""
import numpy

HOLIDAYS = [f"{year}-{day}" for year in range(1890, 2131) for day in ("01-01", "12-25")]
HOLIDAYS += ["2025-04-18", "2025-04-21", "2025-12-25", "2024-02-29", "2000-02-29", "2025-11-29"]
rng = numpy.random.default_rng(11)
first = numpy.datetime64("1900-01-01")
calendars = {"western": "1111100", "sunday": "1111001"}

print("// Made by make_business_days.py.\n")
print("/// Counts of numpy's busday_count and days of its busday_offset.")
print("enum BusinessDayValues {")
print("  /// Calendar, first day, second day, business days between, step, the step-th one after.")
print('  static let rows = """')
for row in range(200):
    name = list(calendars)[row % 2]
    calendar = numpy.busdaycalendar(weekmask=calendars[name], holidays=HOLIDAYS)
    start = first + int(rng.integers(0, 80_000))
    end = start + int(rng.integers(-3000, 3000))
    if row % 5 == 0:
        start = numpy.datetime64("2024-12-15") + int(rng.integers(0, 30))
        end = start + int(rng.integers(-20, 40))
    step = int(rng.integers(1, 300))
    # A negative count of numpy leaves out the other end; the count is made from the earlier day.
    low, high = min(start, end), max(start, end)
    count = int(numpy.busday_count(low, high, busdaycal=calendar)) * (1 if end >= start else -1)
    after = numpy.busday_offset(start + 1, step - 1, roll="forward", busdaycal=calendar)
    print(f"    {name} {start} {end} {count} {step} {after}")
print('    """')
print("}")
