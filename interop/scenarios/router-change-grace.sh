#!/usr/bin/env bash
# Proves: where the carrier goes on routing the old prefix for a while, what began before a change over IPv6 goes on to its end under the
# old addresses: a download is not interrupted, while everything new uses the new prefix.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

bed_up
relay_start br0 "${BED_RULE[@]}"
EDGE_GRACE=120 bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20
serve_files 20
outage_probe
begin_download LAN1 "[$FAR6]"
begin_download LAN2 "[$FAR6]"
bed_renumber "$LINE_B"
eventually 20 "both LAN hosts use $LINE_B" outage_settled "$LINE_B"
end_downloads
