#!/usr/bin/env bash
# Proves: three changes of prefix by signed Reconfigure, under downloads over IPv4 and IPv6: how long it takes from the Reconfigure on the
# wire until a LAN host has an answer under its new address, and what a steady UDP flow notices. OUTAGE_CHANGES: another number.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 600
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

changes=${OUTAGE_CHANGES:-3}
bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20
outage_load
outage_probe
outage_changes "$changes"
outage_tell "$changes"
# Generous: this shows that it works on any machine. The figures are above.
outage_at_most "lan1/tcp:$FAR4" new 5000
outage_at_most "lan1/tcp:$FAR6" new 10000
outage_at_most "lan2/tcp:$FAR6" new 5000
outage_at_most "lan1/udp:$FAR4" silence 5000
