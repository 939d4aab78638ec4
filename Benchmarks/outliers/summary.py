"""AUC of each table and the means, from lines of JSON. Without peers: their means on these 13 tables
as measured once with pyod 3.6.7."""
import json
import sys

ONCE = {"MCD": (.774, 5.1), "KNN": (.802, .40), "IForest": (.794, 1.2), "ECOD": (.773, .05)}

tables = {}
for path in sys.argv[1:]:
    for line in open(path):
        row = json.loads(line)
        tables.setdefault(row["w"], {})[row["peer"]] = (row["auc"], row["cpu"])
peers = sorted({peer for rows in tables.values() for peer in rows}, key=lambda name: (name != "aforo", name))
print(f"{'AUC':24s}" + "".join(f"{peer:>10s}" for peer in peers))
for name, rows in tables.items():
    print(f"{name:24s}" + "".join(f"{rows[peer][0]:10.3f}" for peer in peers))
for label, place in (("mean", 0), ("CPU s, all", 1)):
    values = {peer: sum(rows[peer][place] for rows in tables.values()) for peer in peers}
    size = len(tables) if place == 0 else 1
    print(f"{label:24s}" + "".join(f"{values[peer] / size:10.3f}" for peer in peers))
if "MCD" in peers:
    worst = min(tables, key=lambda name: tables[name]["aforo"][0] - tables[name]["MCD"][0])
    print(f"least against MCD: {worst}, {tables[worst]['aforo'][0] - tables[worst]['MCD'][0]:+.3f}")
else:
    for peer, (auc, cpu) in ONCE.items():
        print(f"pyod {peer:10s} mean AUC {auc:.3f}" + f", CPU s {cpu}")
