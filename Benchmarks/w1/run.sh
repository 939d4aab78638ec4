#!/bin/sh
# Ordinary least squares with standard errors, 1,000,000 x 50, beside its peers on the same file.
#   PEER_PYTHON   a Python with numpy and statsmodels (default python3); without one, no peers
#   W1_PROGRAM    the program, when it is built elsewhere
#   ROWS COLUMNS  other sizes
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PEER_PYTHON:-python3}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
if [ -z "${W1_PROGRAM:-}" ]; then
  swift build --package-path "$here" -c release --product w1 >&2
  W1_PROGRAM=$(swift build --package-path "$here" -c release --show-bin-path)/w1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$W1_PROGRAM" "${ROWS:-1000000}" "${COLUMNS:-50}" "$work/w1.bin" | tee "$work/result"
if "$python" -c "import numpy, statsmodels" 2>/dev/null; then
  for peer in numpy statsmodels; do
    "$python" "$here/peers.py" $peer "$work/w1.bin" | tee -a "$work/result"
  done
else
  echo "no peers: $python has no numpy and statsmodels; name one in PEER_PYTHON"
fi
awk '$1 == "cpu" { cpu[$2] = $3 }
  END { for (name in cpu) if (name != "aforo") printf "%s takes %.2f times the CPU of aforo\n", name, cpu[name] / cpu["aforo"] }' "$work/result"
