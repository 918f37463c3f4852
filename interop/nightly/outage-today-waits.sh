#!/usr/bin/env bash
# Proves: the same with the wait of 20 s before the release that field reports have.
# Packages: conntrack curl iputils-ping isc-dhcp-client nftables python3 radvd
# Seconds: 900
OUTAGE_WAIT=20
. "$INTEROP/nightly/outage-today.sh"
