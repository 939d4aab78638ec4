#!/bin/sh
# Installs the system libraries that aforo links and that are not there yet.
set -eu

packages='liblapacke-dev libopenblas-dev libboost-dev libsqlite3-dev libssl-dev pkg-config'
packages="$packages libminizip-dev zlib1g-dev libexpat1-dev"

if ! command -v dpkg >/dev/null 2>&1; then
  echo "deps: this is no Debian system; install what these packages hold: $packages" >&2
  exit 0
fi

missing=
for package in $packages; do
  dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed' \
    || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo "deps: all there ($packages)"
  exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "deps: as root, run: apt-get install$missing" >&2
    exit 2
  fi
  as_root=sudo
fi
echo "deps: installing$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086 # the list is meant to be split
$as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends $missing
