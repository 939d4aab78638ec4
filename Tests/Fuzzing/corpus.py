"""Packs a fuzzer's corpus into a text file, an input a line in base64, and unpacks it again.

    python3 Tests/Fuzzing/corpus.py pack FOLDER FILE
    python3 Tests/Fuzzing/corpus.py unpack FILE FOLDER
"""
import base64
import pathlib
import sys


def pack(folder, file):
    inputs = sorted(path.read_bytes() for path in pathlib.Path(folder).iterdir() if path.is_file())
    lines = [base64.b64encode(data).decode() for data in dict.fromkeys(inputs)]
    pathlib.Path(file).write_text("".join(line + "\n" for line in lines))


def unpack(file, folder):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(pathlib.Path(file).read_text().splitlines()):
        (pathlib.Path(folder) / f"{number:05}").write_bytes(base64.b64decode(line))


{"pack": pack, "unpack": unpack}[sys.argv[1]](*sys.argv[2:4])
