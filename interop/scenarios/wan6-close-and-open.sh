#!/usr/bin/env bash
# Proves: the port is free when close() returns: 5,000 clients on one loop, each opened on an interface at once after the
# one before was closed (B1). And that the kernel is asked for a larger receive buffer than it gives unasked (B9).
. "$INTEROP/lib/scenario.sh"

lab_up
"${ON_CLIENT[@]}" java -cp "$WAN6_JAR" "$INTEROP/lib/CloseAndOpen.java" wan0 5000 "$OUT/open" 2>"$OUT/wan6.log" &
rounds=$!
eventually 60 "a client is open" listens "$LAB_CLIENT" 546
usual=$("${ON_CLIENT[@]}" cat /proc/sys/net/core/rmem_default)
given=$("${ON_CLIENT[@]}" ss --udp --all --numeric --memory 'sport = :546' | sed -n 's/.*skmem:([^)]*rb\([0-9]*\).*/\1/p' | head -n 1)
[ "${given:-0}" -gt "$usual" ] || fail "a receive buffer of ${given:-no} octets; $usual is what is given unasked"
step "a receive buffer of $given octets"
touch "$OUT/open"
wait "$rounds" || fail "$(cat "$OUT/wan6.log")"
step "5000 rounds"
