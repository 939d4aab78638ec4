"""Makes deals.xlsx, a workbook as a CRM hands it over: real dates, real numbers, an error in a cell.

Run with openpyxl 3.1 from PyPI: python3 make_workbook.py
"""
import datetime

import openpyxl

book = openpyxl.Workbook()
book.active.title = "Deals"
rows = [
    ["Opportunity ID", "Opportunity Name", "Stage", "Amount", "Created Date", "Close Date", "Notes"],
    ["D1", "Alpha", "Qualify", 1200.5, datetime.date(2024, 1, 5), datetime.date(2024, 6, 30), None],
    ["D2", "Beta", "Won", 3000, datetime.date(2024, 1, 6), datetime.date(2024, 3, 31), "#N/A"],
    [None] * 7,
    ["D3", "Gamma", "Qualify", "#DIV/0!", datetime.date(2024, 1, 7), datetime.date(2024, 6, 30), None],
]
for row in rows:
    book.active.append(row)
book["Deals"]["D5"].data_type = "e"
book["Deals"]["G3"].data_type = "e"
other = book.create_sheet("Spanish")
for row in [
    ["Id. de oportunidad", "Etapa", "Importe", "Fecha de creación", "Fecha de cierre"],
    ["S1", "Qualify", "1.234,50", "31/01/2024", datetime.date(2024, 6, 30)],
    ["S2", "Qualify", 99.25, datetime.date(2024, 2, 1), "30/06/2024"],
]:
    other.append(row)
book.save("deals.xlsx")
