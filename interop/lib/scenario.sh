# What every scenario sources first: strict shell, the laboratory, and taking it down again however the scenario ends.
# A scenario ends by reaching its last line (passed), by fail, or by skip. OUT is its directory for what it leaves.
set -Eeuo pipefail

for part in lab wire events servers relays clients wan6 carrier radvd rules; do
  . "$INTEROP/lib/$part.sh"
done

step() {
  printf '%3d s  %s\n' "$SECONDS" "$*"
}

fail() {
  echo "FAIL: $*"
  exit 1
}

skip() {
  echo "SKIP: $*"
  exit 77
}

# eventually SECONDS WHAT COMMAND...   tries COMMAND until it holds.
eventually() {
  local end=$((SECONDS + $1)) seconds=$1 what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "not within $seconds s: $what"
    sleep 0.2
  done
  step "$what"
}

# stop PID   asks, waits, insists.
stop() {
  local pid=$1 tries
  kill "$pid" 2>/dev/null || return 0
  for tries in {1..25}; do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

trap 'echo "FAIL: line $LINENO: $BASH_COMMAND"' ERR
trap 'status=$?; lab_down; exit $status' EXIT
trap 'exit 143' TERM INT
