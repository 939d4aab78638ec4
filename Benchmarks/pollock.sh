#!/bin/sh
# The simple scores of the Pollock benchmark of CSV readers (VLDB 2023), out of 10, with the dialect
# declared and with the dialect found out, and the ten measures. AFORO_DATA names the folder of
# public data, POLLOCK_FILES=1 asks for a line of each file. See Benchmarks/README.md.
set -eu
cd "$(dirname "$0")/.."
swift test -c release --scratch-path .build/tests -Xswiftc -enable-testing --disable-xctest \
  --filter PollockTests | grep -E '^(Pollock|dialect|success|header|record|cell|file |skipped)'
