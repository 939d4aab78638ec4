#!/bin/sh
# Makes the sample data and the model trained on it again. Usage: sample.sh AFORO
set -eu

cd "$(dirname "$0")/.."
aforo() { "$sample_tool" "$@"; }
sample_tool=$1

# The commands stand in notebooks-data/README.md, where people read them.
commands=$(sed -n '/^```sh sample$/,/^```$/p' notebooks-data/README.md | grep -v '^```')
echo "$commands"
eval "$commands"
