#!/usr/bin/env bash
# Proves: G6: the printed ip(8) commands make a tunnel, can be applied again, move it to another prefix, and take it down, each without
# an error; taking down what is not there is none either. Where the kernel has no ip6_tunnel a plain interface stands in for it.
. "$INTEROP/lib/scenario.sh"

lab_up
path=$PATH
if ! "${ON_CLIENT[@]}" ip -6 tunnel add probe0 mode ipip6 local 2001:db8::1 remote 2001:db8::2 2>/dev/null; then
  path=$INTEROP/lib/stand-in:$PATH
  step "this kernel has no ip6_tunnel: a plain interface stands in"
else
  "${ON_CLIENT[@]}" ip -6 tunnel del probe0
fi

# apply PREFIX OPTION...   whatever a command says on standard error is a failure.
apply() {
  local prefix=$1
  shift
  java -jar "$WAN6_JAR" mape "$prefix" --provider ocn --format ip --wan wan0 "$@" >"$OUT/text.sh"
  PATH=$path "${ON_CLIENT[@]}" sh -eu "$OUT/text.sh" >"$OUT/said.txt" 2>"$OUT/errors.txt" || fail "status $? of $*"
  [ ! -s "$OUT/errors.txt" ] || fail "it said: $(cat "$OUT/errors.txt")"
}

# shows COUNT WORD COMMAND...
shows() {
  local found
  found=$("${ON_CLIENT[@]}" "${@:3}" | grep -c "$2" || true)
  [ "$found" = "$1" ] || fail "$found instead of $1 lines with $2 in: ${*:3}"
}

for time in first second; do
  apply 2400:4050:5c71:af00::/56
  shows 1 '2400:4050:5c71:af00:99:f171:c600:2f00/128' ip -6 address show dev wan0
  shows 1 '153.241.113.198/32' ip address show dev map0
  shows 1 'default dev map0 .*src 153.241.113.198' ip route
  shows 1 'mtu 1460' ip link show dev map0
  step "set up a $time time"
done
apply 2400:4050:5c12:3400::/56
shows 1 '2400:4050:5c12:3400:99:f170:4800:3400/128' ip -6 address show dev wan0
shows 1 'default dev map0' ip route
shows 1 'default dev map0 .*src 153.241.112.72' ip route
step "moved to another prefix"
for time in first second; do
  apply 2400:4050:5c71:af00::/56 --take-down
  apply 2400:4050:5c12:3400::/56 --take-down
  shows 0 '2400:4050' ip -6 address show dev wan0
  shows 0 map0 ip link
  shows 0 default ip route
  step "taken down a $time time"
done
