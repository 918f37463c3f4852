#!/usr/bin/env bash
# Proves: 100 MB down and 100 MB up over IPv4 through the tunnel, one after the other and both at once from two LAN hosts, octet for
# octet and without a stall of two seconds; the packets are as long as the tunnel allows, so that none is a fragment.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 240
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20
serve_files 100
fetches LAN1 "http://$FAR4:8080/100"
puts LAN1 100 "$FAR4"
fetches LAN1 "http://$FAR4:8080/100" &
down=$!
puts LAN2 100 "$FAR4"
wait "$down" || fail "not both ways at once"
fragments=$(bed_fragments)
[ "$fragments" -eq 0 ] || fail "$fragments fragments have reached the border relay"
