#!/usr/bin/env python3
"""Writes deals.csv and history.csv as a large company exports them: ids of 18 characters, four
changes a deal. The same arguments give the same files.

    export.py FOLDER [DEALS]
"""
import datetime
import os
import random
import sys

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
STAGES = ["Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost"]
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = [(FIRST_DAY + datetime.timedelta(days=n)).isoformat() for n in range(4500)]


def identifier(number):
    digits = []
    for _ in range(9):
        number, digit = divmod(number, 62)
        digits.append(ALPHABET[digit])
    return "006Qx" + "".join(reversed(digits)) + "AAAZ"


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000_000
    draw = random.Random(1).random
    with open(os.path.join(folder, "deals.csv"), "w", buffering=1 << 20) as deals, open(
        os.path.join(folder, "history.csv"), "w", buffering=1 << 20
    ) as history:
        deals.write(
            "id,account,owner,region,segment,product,source,stage,amount,currency,created_at,"
            "close_date,closed_at\n"
        )
        history.write("deal_id,changed_at,stage,amount,close_date,owner\n")
        for number in range(count):
            deal = identifier(number * 7919 + 3)
            owner = f"Owner {int(draw() * 800):03d}"
            start = int(draw() * 4000)
            close = start + 30 + int(draw() * 300)
            end = int(draw() * 8)
            last = 4 if end < 2 else 5 if end < 6 else int(draw() * 4)
            amount = f"{draw() * 90000 + 500:.2f}"
            closed = f"{DAYS[close]}T16:30:00Z" if last > 3 else ""
            deals.write(
                f"{deal},Account {int(draw() * 120000):06d},{owner},Region {int(draw() * 8)},"
                f"Segment {int(draw() * 5)},Product {int(draw() * 12)},Source {int(draw() * 9)},"
                f"{STAGES[last]},{amount},EUR,{DAYS[start]}T09:{int(draw() * 60):02d}:00Z,"
                f"{DAYS[close]},{closed}\n"
            )
            for step in range(4):
                stage = STAGES[last] if step == 3 else STAGES[min(step, 3)]
                day = DAYS[start + step * (close - start) // 3]
                time = f"{9 + step:02d}:{int(draw() * 60):02d}:{int(draw() * 60):02d}"
                history.write(f"{deal},{day}T{time}Z,{stage},{amount},{DAYS[close]},{owner}\n")


main()
