#!/usr/bin/env bash
# Proves: HomeRouter on a fresh machine, which forwards nothing and knows no way out, brings both LAN hosts to the Internet: HTTP over IPv4
# through MAP-E, 1,000 connections at once to one server, each from a port of the line; the border relay counts nothing foreign.
# Packages: conntrack curl iputils-ping nftables python3 radvd
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"

bed_up fresh
radvd_start
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20

serve_files 1
fetches LAN1 "http://$FAR4:8080/1"
fetches LAN2 "http://[$FAR6]:8080/1"

"${ON_LAN1[@]}" "$BED_PYTHON" "$INTEROP/lib/flows.py" tcp 1000 "$FAR4" "$FAR_PORT" 10 >"$OUT/tcp.json"
step "1,000 connections: $(jq -c 'del(.sources)' "$OUT/tcp.json")"
jq --exit-status --arg line "$(line_ipv4 "$LINE_A")" '.answered >= 990 and all(.sources[]; startswith($line + " "))' "$OUT/tcp.json" >/dev/null ||
  fail "not 990 of 1,000 connections under $(line_ipv4 "$LINE_A")"
