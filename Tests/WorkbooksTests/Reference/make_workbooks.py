"""Writes the workbooks of the tests by two independent libraries, and what they hold as CSV.

The CSV is made from the Python values, before any workbook is read. Each workbook is then read
again by openpyxl and by pandas, which must find the same values.

    python3 -m venv venv && venv/bin/pip install openpyxl==3.1.5 XlsxWriter==3.3.1 pandas==3.1.1
    venv/bin/python make_workbooks.py
"""

import csv
import datetime as dt
import io
import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
HEADER = ["Deal", "Amount", "Close Date", "Stage Changed", "Won", "Probability", "Owner", "Notes"]
WORDS = ["Zoë", "O'Neil, Ltd", 'the "big" one', "two\nlines", " padded ", "наш клиент", "東京", "-", "007",
         "2025-03-31", "1,5", "=SUM", "emoji 😀", "tab\there", "<&>", "x" * 300]


def rows(seed):
    """Rows of a CRM's export. Both libraries cut floats to 16 digits, so these have at most 15."""
    rng = random.Random(seed)
    out = []
    for index in range(250):
        amount = rng.choice([
            rng.randrange(1, 10**7), rng.randrange(1, 10**9) / 100, -rng.randrange(1, 10**6) / 10,
            rng.random(), rng.random() * 1e-6, 10.0 ** rng.randrange(0, 15), 0, None])
        if isinstance(amount, float):
            amount = float(f"{amount:.15g}")
        day = dt.date(1900, 3, 1) + dt.timedelta(days=rng.randrange(0, 90_000))
        moment = dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=rng.randrange(1, 86_400))
        out.append([
            f"D-{index:05}", amount, rng.choice([day, day, None]), rng.choice([moment, None]),
            rng.choice([True, False, None]), rng.choice([rng.randrange(0, 101) / 100, None]),
            rng.choice(WORDS), rng.choice(WORDS + [None] * 10)])
    return out


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        plain = format(Decimal(repr(value)), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return value


def write_expected(name, header, table):
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[text(value) for value in row] for row in table])
    (HERE / f"{name}.csv").write_bytes(buffer.getvalue().encode())


def same(found, value):
    if value is None or value == "":
        return found is None or found == "" or pandas.isna(found)
    if isinstance(value, dt.datetime):
        return abs(pandas.Timestamp(found) - pandas.Timestamp(value)) < pandas.Timedelta(seconds=1) / 2
    if isinstance(value, dt.date):
        return pandas.Timestamp(found) == pandas.Timestamp(value)
    if isinstance(value, bool):
        return bool(found) is value
    return found == value


def check(name, header, table, sheet):
    """Both readers find what was written."""
    file = HERE / f"{name}.xlsx"
    read = openpyxl.load_workbook(file, data_only=True)[sheet].iter_rows(values_only=True)
    frame = pandas.read_excel(file, sheet_name=sheet, dtype=object, keep_default_na=False)
    differences = 0
    for number, (values, by_openpyxl, by_pandas) in enumerate(
            zip([header] + table, read, [list(frame.columns)] + frame.values.tolist(), strict=True)):
        for value, one, two in zip(values, by_openpyxl, by_pandas, strict=True):
            for reader, found in (("openpyxl", one), ("pandas", two)):
                if not same(found, value):
                    differences += 1
                    print(f"{name}: record {number + 1}: {reader} reads {found!r}, written {value!r}")
    print(f"{name}: {len(table) + 1} records, {differences} differences")


def by_openpyxl(name, epoch=None):
    table = rows(1 if epoch is None else 2)
    if epoch is not None:
        for row in table:
            row[2] = row[2] and max(row[2], dt.date(1904, 1, 2))
            row[3] = row[3] and max(row[3], dt.datetime(1904, 1, 2, 5, 6, 7))
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    notes = book.active
    notes.title = "Notes"
    notes["A1"] = "not this one"
    notes.sheet_state = "hidden"
    sheet = book.create_sheet("Deals & more")
    sheet.append(HEADER)
    for row in table:
        # openpyxl takes a text that begins with an equals sign for a formula.
        row[6:] = [value and value.replace("=SUM", "SUM=") for value in row[6:]]
        sheet.append(row)
        sheet.cell(sheet.max_row, 3).number_format = "dd/mm/yyyy"
        sheet.cell(sheet.max_row, 4).number_format = 'yyyy"y" mm hh:mm:ss'
        sheet.cell(sheet.max_row, 6).number_format = "0.0%"
    book.active = 1
    book.save(HERE / f"{name}.xlsx")
    write_expected(name, HEADER, table)
    check(name, HEADER, table, "Deals & more")


def by_xlsxwriter(name, **options):
    table = rows(3)
    book = xlsxwriter.Workbook(HERE / f"{name}.xlsx", options)
    sheet = book.add_worksheet("Deals")
    day = book.add_format({"num_format": "d mmm yyyy"})
    moment = book.add_format({"num_format": 22})
    percent = book.add_format({"num_format": 9})
    money = book.add_format({"num_format": '[$€-407] #,##0.00;[Red]-"due "0.00'})
    bold = book.add_format({"bold": True})
    if options.get("date_1904"):
        for row in table:
            row[2] = row[2] and max(row[2], dt.date(1904, 1, 2))
            row[3] = row[3] and max(row[3], dt.datetime(1904, 1, 2, 5, 6, 7))
    sheet.write_row(0, 0, HEADER)
    for number, row in enumerate(table, start=1):
        formats = [None, money, day, moment, None, percent, None, None]
        for column, (value, style) in enumerate(zip(row, formats)):
            if value is None:
                sheet.write_blank(number, column, None, style)
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, (int, float)) and not isinstance(value, bool) and number % 7 == 0:
                sheet.write_formula(number, column, "=1+1", style, value)
            elif isinstance(value, dt.date):
                sheet.write_datetime(number, column, value, style)
            else:
                sheet.write(number, column, value, style)
        if number % 11 == 0 and not options.get("constant_memory"):
            sheet.write_rich_string(number, 7, "one ", bold, "two", " three")
            row[7] = "one two three"
    book.close()
    write_expected(name, HEADER, table)
    check(name, HEADER, table, "Deals")


def rich_by_openpyxl(name):
    header = ["Text", "Sum"]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rich"
    sheet.append(header)
    sheet.append([CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"), " again"), "=1+1"])
    sheet.append(["after", 3])
    book.save(HERE / f"{name}.xlsx")
    table = [["plain bold again", None], ["after", 3]]
    write_expected(name, header, table)
    check(name, header, table, "Rich")


by_openpyxl("openpyxl")
by_openpyxl("openpyxl-1904", CALENDAR_MAC_1904)
by_xlsxwriter("xlsxwriter")
by_xlsxwriter("xlsxwriter-inline", constant_memory=True)
by_xlsxwriter("xlsxwriter-1904", date_1904=True)
rich_by_openpyxl("openpyxl-rich")
