#!/usr/bin/env bash
# Proves: the outage clock over 20 changes, see scenarios/router-outage.sh.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 900
OUTAGE_CHANGES=${OUTAGE_CHANGES:-20}
. "$INTEROP/scenarios/router-outage.sh"
