#!/usr/bin/env bash
# Proves: with --nptv6 a LAN host keeps its address over a change of prefix, and ten pings a second over IPv6 lose at most two.
# Packages: conntrack iputils-ping nftables python3 radvd
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"

BED_LEAST=1

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start --nptv6 fd12:3456:789a::/48
bed_online 20
"${ON_LAN1[@]}" ping -n -i 0.1 -c 150 "$FAR6" >"$OUT/ping.txt" 2>&1 &
PING_PID=$!
eventually 10 "pings run" grep -q "seq=20 " "$OUT/ping.txt"
bed_renumber "$LINE_B"
eventually 10 "the prefix has changed" grep -q "$LINE_B for .* takes the place of $LINE_A" "$OUT/router.log"
wait "$PING_PID" || true
received=$(sed -n 's/.* \([0-9]*\) received.*/\1/p' "$OUT/ping.txt")
[ "$received" -ge 148 ] || fail "$received of 150 answers"
step "$received of 150 answers"
"${ON_LAN1[@]}" ip -6 address show dev eth0 scope global >"$OUT/addresses.txt"
[ "$(grep -c 'inet6 fd12:3456:789a:1:' "$OUT/addresses.txt")" = 1 ] || fail "no address of its own"
! grep -q 'inet6 2400:' "$OUT/addresses.txt" || fail "it heard of the line's prefix"
eventually 10 "IPv4 goes on" reaches LAN1 "$FAR4"
