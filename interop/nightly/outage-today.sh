#!/usr/bin/env bash
# Proves: the same clock for dhclient, which a watcher of its log releases and starts again at once, with what follows calculated before.
# Packages: conntrack curl iputils-ping isc-dhcp-client nftables python3 radvd
# Seconds: 600
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

changes=${OUTAGE_CHANGES:-3}
bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
today_start "${OUTAGE_WAIT:-0}" "$changes"
bed_online 60
outage_load
outage_probe
outage_changes "$changes"
outage_tell "$changes"
# What it sends that is not its own is part of what is shown here.
BED_FOREIGN=shown
