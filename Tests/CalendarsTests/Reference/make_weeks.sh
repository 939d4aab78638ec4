#!/bin/sh
# Weeks of ISO 8601 as GNU date (coreutils) tells them, for the twelve days around each new year:
#
#     sh make_weeks.sh > IsoWeekValues.swift
echo '// Made by make_weeks.sh.'
echo
echo '/// Weeks of GNU date: a line for each year from 1901 to 2100, the days from 26 December of the'
echo '/// year before to 6 January.'
echo 'enum IsoWeekValues {'
echo '  static let firstYear = 1901'
echo '  static let lines = """'
for year in $(seq 1901 2100); do
  last=$((year - 1))
  {
    for day in 26 27 28 29 30 31; do echo "$last-12-$day"; done
    for day in 01 02 03 04 05 06; do echo "$year-01-$day"; done
  } | LC_ALL=C date -u -f - +%G-W%V | paste -s -d ' ' | sed 's/^/    /'
done
echo '    """'
echo '}'
