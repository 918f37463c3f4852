#!/usr/bin/env bash
# Proves: the prefix changes by a signed Reconfigure under traffic, and the old one is unreachable from that moment: a steady UDP flow over
# IPv4 goes on, a TCP conversation over IPv4 is reset and begins anew, and downloads over IPv4 and IPv6, which only hear, come to their end
# after a second attempt. The LAN keeps its old address, deprecated, and uses the new one.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20
serve_files 20
outage_probe
begin_download LAN2 "$FAR4" --retry 3 --retry-all-errors --retry-delay 0
begin_download LAN1 "[$FAR6]" --retry 3 --retry-all-errors --retry-delay 0
outage_change "$LINE_B"
lan_deprecates 2400:4050:5c71:af01:
end_downloads
outage_tell 1
outage_at_most "lan1/udp:$FAR4" silence 5000
outage_at_most "lan1/talk:$FAR4" silence 5000
